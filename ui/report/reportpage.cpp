// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/reportpage.h"

#include <QCoreApplication>
#include <QTextCursor>
#include <QUrl>

#include "ui/common/format.h"
#include "ui/common/proseview.h"
#include "ui/reading/postpage.h"
#include "ui/report/reportchart.h"
#include "ui/shell/colours.h"

#include <algorithm>

namespace parlance::ui {

namespace {

class ReportWords
{
    Q_DECLARE_TR_FUNCTIONS(ReportWords)
};

QTextCharFormat look(const QFont &font, const QColor &ink)
{
    QTextCharFormat format;
    format.setFont(font);
    format.setForeground(ink);
    return format;
}

class Page
{
public:
    Page(const report::Report &report, const QFont &body)
        : m_report(report), m_body(body), m_document(std::make_unique<QTextDocument>())
    {
        m_document->setUndoRedoEnabled(false);
        m_document->setDefaultFont(body);
        m_cursor = QTextCursor(m_document.get());
        m_cursor.beginEditBlock();
    }

    std::unique_ptr<QTextDocument> lay()
    {
        top();
        for (const report::Paragraph &paragraph : m_report.lede)
            prose(paragraph);
        for (const report::Section &section : m_report.sections)
            this->section(section);
        for (std::size_t i = 0; i < m_report.closing.size(); ++i)
            prose(m_report.closing[i], i == 0 ? 28 : 0);
        figures();
        sources();
        methods();
        m_cursor.endEditBlock();
        return std::move(m_document);
    }

private:
    void block(const QTextBlockFormat &format)
    {
        if (m_first)
            m_cursor.setBlockFormat(format);
        else
            m_cursor.insertBlock(format, QTextCharFormat());
        m_first = false;
    }

    QFont sized(double scale, QFont::Weight weight = QFont::Normal) const
    {
        QFont font = m_body;
        font.setPointSizeF(m_body.pointSizeF() * scale);
        font.setWeight(weight);
        return font;
    }

    QFont serif(double scale, QFont::Weight weight = QFont::Normal) const
    {
        QFont font = ProseView::serifFont(m_body, scale);
        font.setWeight(weight);
        return font;
    }

    void top()
    {
        block(ProseView::paragraph(115, 16, 12));
        m_cursor.insertText(toQString(m_report.title), look(serif(2.1, QFont::Bold), colours().text));
        if (!m_report.standfirst.empty()) {
            block(ProseView::paragraph(140, 0, 12));
            m_cursor.insertText(toQString(m_report.standfirst), look(serif(1.2, QFont::Light), colours().secondary));
        }
        QStringList line;
        if (!m_report.byline.empty())
            line << toQString(m_report.byline);
        if (!m_report.dateLine.empty())
            line << toQString(m_report.dateLine);
        if (!line.isEmpty()) {
            block(ProseView::paragraph(140, 0, 24));
            m_cursor.insertText(line.join(QStringLiteral(" · ")), look(sized(0.85), colours().secondary));
        }
    }

    const report::SourceNote *source(int number) const
    {
        const auto found = std::find_if(m_report.sources.begin(), m_report.sources.end(),
                                        [number](const report::SourceNote &note) { return note.number == number; });
        return found == m_report.sources.end() ? nullptr : &*found;
    }

    void words(const report::Paragraph &paragraph, const QFont &font, const QColor &ink)
    {
        for (const report::Inline &piece : paragraph) {
            QTextCharFormat format = look(font, ink);
            format.setFontItalic(piece.emphasis);
            if (const report::SourceNote *note = piece.source > 0 ? source(piece.source) : nullptr) {
                format.setForeground(colours().accent);
                format.setAnchor(true);
                format.setAnchorHref(threadLink(note->thread));
                format.setFontUnderline(false);
                format.setToolTip(plainToolTip(ReportWords::tr("Source %1: %2").arg(note->number).arg(oneLine(note->title, 200))));
            }
            m_cursor.insertText(toQString(piece.text), format);
            if (piece.source > 0) {
                QTextCharFormat number = format;
                number.setFont(sized(0.8));
                number.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
                m_cursor.insertText(QString::number(piece.source), number);
            }
        }
    }

    void prose(const report::Paragraph &paragraph, double above = 0)
    {
        block(ProseView::paragraph(155, above, 14));
        words(paragraph, m_body, colours().text);
    }

    void section(const report::Section &section)
    {
        block(ProseView::paragraph(120, 28, 10));
        m_cursor.insertText(toQString(section.heading), look(serif(1.45, QFont::Bold), colours().text));
        // The first quote breaks the column after the first paragraph, others close the section.
        for (std::size_t i = 0; i < section.paragraphs.size(); ++i) {
            prose(section.paragraphs[i]);
            if (i == 0 && !section.quotes.empty())
                pull(section.quotes.front(), section.theme);
        }
        for (std::size_t i = section.paragraphs.empty() ? 0 : 1; i < section.quotes.size(); ++i)
            pull(section.quotes[i], section.theme);
    }

    void pull(const report::PullQuote &quote, int theme)
    {
        QTextBlockFormat format = ProseView::paragraph(140, 10, 0);
        format.setLeftMargin(28);
        format.setRightMargin(16);
        format.setProperty(ProseView::RuleProperty, theme >= 0 ? themeColour(theme) : colours().line);
        block(format);
        QTextCharFormat large = look(serif(1.25), colours().text);
        large.setAnchor(true);
        large.setAnchorHref(postLink(quote.quote.post));
        large.setFontUnderline(false);
        large.setToolTip(plainToolTip(ReportWords::tr("Read it in its conversation")));
        const bool french = m_report.language == French;
        const QString text = oneLine(quote.quote.text, 4000);
        m_cursor.insertText(french ? QStringLiteral("«\u202f%1\u202f»").arg(text) : QStringLiteral("“%1”").arg(text), large);
        format.setTopMargin(4);
        format.setBottomMargin(18);
        block(format);
        QString credit = QStringLiteral("— ") + toQString(quote.credit);
        m_cursor.insertText(credit, look(sized(0.9), colours().secondary));
        if (const report::SourceNote *note = source(quote.source)) {
            QTextCharFormat number = look(sized(0.75), colours().accent);
            number.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
            number.setAnchor(true);
            number.setAnchorHref(threadLink(note->thread));
            number.setFontUnderline(false);
            m_cursor.insertText(QString::number(note->number), number);
        }
    }

    void heading(const QString &text)
    {
        block(ProseView::paragraph(130, 32, 8));
        m_cursor.insertText(text, look(serif(1.1, QFont::Bold), colours().text));
    }

    void figures()
    {
        if (m_report.figures.empty() && m_report.charts.empty())
            return;
        heading(inReportLanguage("In figures", "En chiffres"));
        // Name and value by tab stops: a table would not shrink with the column.
        for (const report::Figure &figure : m_report.figures) {
            QTextBlockFormat line = ProseView::paragraph(140, 0, 2);
            QList<QTextOption::Tab> tabs{QTextOption::Tab(QFontMetricsF(sized(0.95)).averageCharWidth() * 34,
                                                          QTextOption::LeftTab)};
            line.setTabPositions(tabs);
            block(line);
            m_cursor.insertText(toQString(figure.name), look(sized(0.95), colours().secondary));
            m_cursor.insertText(QLatin1Char('\t') + toQString(figure.value), look(sized(0.95, QFont::DemiBold), colours().text));
        }
        for (std::size_t i = 0; i < m_report.charts.size(); ++i)
            chart(m_report.charts[i], static_cast<int>(i));
    }

    void chart(const report::Chart &chart, int number)
    {
        if (chart.bars.empty())
            return;
        block(ProseView::paragraph(130, 20, 8));
        m_cursor.insertText(toQString(chart.title), look(sized(0.9, QFont::DemiBold), colours().text));
        // As wide as the column: the measure of 66 characters.
        const QString sample = QStringLiteral("The quick brown fox jumps over the lazy dog and runs off");
        const int width = static_cast<int>(QFontMetricsF(m_body).horizontalAdvance(sample) / double(sample.size()) * reportColumn);
        const QImage image = drawReportChart(chart, width, sized(0.8), 2.0);
        const QUrl name(QStringLiteral("chart:%1").arg(number));
        m_document->addResource(QTextDocument::ImageResource, name, image);
        QTextImageFormat picture;
        picture.setName(name.toString());
        picture.setWidth(image.width() / image.devicePixelRatio());
        picture.setHeight(image.height() / image.devicePixelRatio());
        picture.setToolTip(plainToolTip(describeReportChart(chart)));
        block(ProseView::paragraph(100, 0, 4));
        m_cursor.insertImage(picture);
        block(ProseView::paragraph(140, 0, 12));
        m_cursor.insertText(toQString(chart.caption), look(sized(0.85), colours().secondary));
    }

    void sources()
    {
        if (m_report.sources.empty())
            return;
        heading(inReportLanguage("Sources", "Sources"));
        for (const report::SourceNote &note : m_report.sources) {
            QTextBlockFormat line = ProseView::paragraph(140, 0, 4);
            line.setLeftMargin(28);
            line.setTextIndent(-28);
            line.setTabPositions({QTextOption::Tab(28, QTextOption::LeftTab)});
            block(line);
            m_cursor.insertText(QStringLiteral("%1.\t").arg(note.number), look(sized(0.85), colours().secondary));
            QTextCharFormat title = look(sized(0.85), colours().accent);
            title.setAnchor(true);
            title.setAnchorHref(threadLink(note.thread));
            title.setFontUnderline(false);
            m_cursor.insertText(oneLine(note.title, 300), title);
            QStringList facts;
            if (!note.forum.empty())
                facts << oneLine(note.forum, 60);
            if (!note.author.empty())
                facts << oneLine(note.author, 60);
            if (note.createdUtc)
                facts << dateText(*note.createdUtc);
            if (!facts.isEmpty())
                m_cursor.insertText(QStringLiteral(" — ") + facts.join(QStringLiteral(", ")),
                                    look(sized(0.85), colours().secondary));
        }
    }

    void methods()
    {
        if (m_report.methods.empty())
            return;
        heading(inReportLanguage("Methods", "Méthode"));
        for (const report::Paragraph &paragraph : m_report.methods) {
            block(ProseView::paragraph(140, 0, 8));
            words(paragraph, sized(0.8), colours().secondary);
        }
    }

    /// The page speaks the report's language, not the interface's.
    QString inReportLanguage(const char *english, const char *french) const
    {
        return QString::fromUtf8(m_report.language == French ? french : english);
    }

    const report::Report &m_report;
    QFont m_body;
    std::unique_ptr<QTextDocument> m_document;
    QTextCursor m_cursor;
    bool m_first = true;
};

} // namespace

std::unique_ptr<QTextDocument> renderReport(const report::Report &report, const QFont &body)
{
    return Page(report, body).lay();
}

} // namespace parlance::ui
