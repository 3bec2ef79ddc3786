// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/proseview.h"

#include <QAbstractTextDocumentLayout>
#include <QDesktopServices>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>

#include <algorithm>
#include <utility>

namespace parlance::ui {

namespace {
constexpr double pageMargin = 16;
constexpr int ruleWidth = 3;
constexpr int ruleGap = 12;
} // namespace

ProseView::ProseView(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Links can be walked through with Tab; text can be selected with the keyboard.
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    connect(this, &QTextBrowser::anchorClicked, this, &ProseView::linkActivated);
}

void ProseView::setColumn(int characters, const QFont &font)
{
    // The width of running text: 'x' alone is wider than the mean of prose with its spaces.
    const QString sample = QStringLiteral("The quick brown fox jumps over the lazy dog and runs off");
    m_columnWidth = QFontMetricsF(font).horizontalAdvance(sample) / double(sample.size()) * characters;
    fitColumn();
}

void ProseView::setPage(QTextDocument *page)
{
    page->setDocumentMargin(0);
    page->setParent(this);
    // The view's first document is its own to delete; the later ones are ours.
    QTextDocument *old = std::exchange(m_page, page);
    setDocument(page);
    fitColumn();
    if (old)
        old->deleteLater();
    moveCursor(QTextCursor::Start);
    verticalScrollBar()->setValue(0); // after the cursor, whose line has a margin above it
}

QFont ProseView::serifFont(const QFont &interface, double scale)
{
    QFont font(QStringList{QStringLiteral("Source Serif 4"), QStringLiteral("Source Serif Pro"), QStringLiteral("Charter"),
                           QStringLiteral("Georgia"), QStringLiteral("Noto Serif"), QStringLiteral("Liberation Serif"),
                           QStringLiteral("DejaVu Serif"), QStringLiteral("serif")});
    font.setStyleHint(QFont::Serif);
    if (interface.pointSizeF() > 0)
        font.setPointSizeF(interface.pointSizeF() * scale);
    else
        font.setPixelSize(qRound(interface.pixelSize() * scale));
    return font;
}

QTextBlockFormat ProseView::paragraph(int lineHeight, double above, double below)
{
    QTextBlockFormat format;
    format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
    format.setTopMargin(above);
    format.setBottomMargin(below);
    return format;
}

QVariant ProseView::loadResource(int, const QUrl &)
{
    // Pictures that the program put into the page are found before this is asked.
    return {};
}

void ProseView::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        const QPointF shift(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
        const QRectF visible = QRectF(event->rect()).translated(-shift);
        QTextBlock block = cursorForPosition(QPoint(0, 0)).block();
        // Step back over what may still reach into the picture.
        for (int i = 0; i < 2 && block.previous().isValid(); ++i)
            block = block.previous();
        for (; block.isValid(); block = block.next()) {
            const QRectF box = document()->documentLayout()->blockBoundingRect(block);
            if (box.top() > visible.bottom())
                break;
            const QTextBlockFormat format = block.blockFormat();
            const QVariant rule = format.property(RuleProperty);
            if (!rule.isValid())
                continue;
            double bottom = box.bottom();
            const QTextBlock next = block.next();
            if (next.isValid() && next.blockFormat().property(RuleProperty) == rule)
                bottom = document()->documentLayout()->blockBoundingRect(next).top();
            const double x = document()->rootFrame()->frameFormat().leftMargin()
                             + std::max(0.0, format.leftMargin() - ruleGap - ruleWidth);
            // Whole pixels: blocks one above the other show no seam.
            const int from = qRound(box.top() + shift.y());
            painter.fillRect(QRect(qRound(x + shift.x()), from, ruleWidth, qRound(bottom + shift.y()) - from),
                             rule.value<QColor>());
        }
    }
    QTextBrowser::paintEvent(event);
}

void ProseView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    fitColumn();
}

void ProseView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        Q_EMIT appearanceChanged();
}

bool ProseView::event(QEvent *event)
{
    // QTextEdit claims the keys of undo even where nothing can be written; here they are the owner's.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QTextBrowser::event(event);
}

void ProseView::keyPressEvent(QKeyEvent *event)
{
    // Space belongs to the owner (it pins); QTextEdit would scroll with it.
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        event->ignore();
        return;
    }
    QTextBrowser::keyPressEvent(event);
}

void ProseView::fitColumn()
{
    // Margins of the page, not of the view: the paper goes on to the edge.
    const double room = width() - verticalScrollBar()->sizeHint().width() - 2 * frameWidth();
    double side = pageMargin;
    if (m_columnWidth > 0)
        side = std::max(side, (room - m_columnWidth) / 2);
    QTextFrame *root = document()->rootFrame();
    QTextFrameFormat format = root->frameFormat();
    if (format.leftMargin() == side && format.bottomMargin() > 0)
        return;
    format.setLeftMargin(side);
    format.setRightMargin(std::max(12.0, side - verticalScrollBar()->sizeHint().width()));
    format.setTopMargin(pageMargin);
    format.setBottomMargin(2 * pageMargin);
    root->setFrameFormat(format);
}

bool openWebLink(const QUrl &link)
{
    const QString scheme = link.scheme().toLower();
    if (!link.isValid() || (scheme != QLatin1String("http") && scheme != QLatin1String("https")) || link.host().isEmpty())
        return false;
    QDesktopServices::openUrl(link);
    return true;
}

} // namespace parlance::ui
