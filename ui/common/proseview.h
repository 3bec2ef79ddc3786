// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>
#include <QTextFormat>

class QTextBlockFormat;
class QTextCursor;

namespace parlance::ui {

/// A page to read: one column of at most so many characters, rules on the left of what is quoted, links that are
/// told to the owner and followed by nobody else.
///
/// It loads nothing, whatever a document asks for: text of unknown origin must not reach the disk or the network.
class ProseView : public QTextBrowser
{
    Q_OBJECT

public:
    /// Block property: a QColor; the block gets a rule of that colour on its left.
    static constexpr int RuleProperty = QTextFormat::UserProperty + 1;

    explicit ProseView(QWidget *parent = nullptr);

    /// \param characters  widest line, in average characters of `font`.
    void setColumn(int characters, const QFont &font);
    /// Takes the place of the page shown before; the scroll bar goes to the top.
    void setPage(QTextDocument *page);

    /// A serif for headings and reports.
    static QFont serifFont(const QFont &interface, double scale);
    /// \param lineHeight  in percent. \param above, below  margins in pixels.
    static QTextBlockFormat paragraph(int lineHeight, double above, double below);

Q_SIGNALS:
    void linkActivated(const QUrl &link);
    void appearanceChanged(); ///< palette or font: the owner renders the page again

protected:
    bool event(QEvent *event) override;
    QVariant loadResource(int type, const QUrl &name) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fitColumn();

    QTextDocument *m_page = nullptr; ///< set by setPage(); a child of this view
    double m_columnWidth = 0; ///< pixels; 0 = as wide as the view
};

/// Opens an http or https address in the person's browser; anything else is refused.
/// \returns whether it was of that kind.
bool openWebLink(const QUrl &link);

} // namespace parlance::ui
