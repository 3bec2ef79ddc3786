// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/themes/themepage.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTextCursor>

#include "core/base/post.h"
#include "ui/common/format.h"
#include "ui/common/proseview.h"
#include "ui/reading/postpage.h"
#include "ui/shell/appearance.h"
#include "ui/shell/colours.h"
#include "ui/themes/thememodel.h"

#include <algorithm>
#include <cmath>

namespace parlance::ui {

namespace {

class ThemeWords
{
    Q_DECLARE_TR_FUNCTIONS(ThemeWords)
};

QTextCharFormat look(const QFont &font, const QColor &ink)
{
    QTextCharFormat format;
    format.setFont(font);
    format.setForeground(ink);
    return format;
}

QTextCharFormat linked(QTextCharFormat format, const QString &target)
{
    format.setAnchor(true);
    format.setAnchorHref(target);
    format.setFontUnderline(false);
    return format;
}

} // namespace

std::unique_ptr<QTextDocument> renderTheme(const store::Theme *theme, const analysis::ThemeStats &stats,
                                           const ThemeDetail &detail, const QFont &interface)
{
    auto document = std::make_unique<QTextDocument>();
    document->setUndoRedoEnabled(false);
    document->setDefaultFont(interface);
    QTextCursor cursor(document.get());
    cursor.beginEditBlock();
    bool first = true;
    const auto block = [&](const QTextBlockFormat &format) {
        if (first)
            cursor.setBlockFormat(format);
        else
            cursor.insertBlock(format, QTextCharFormat());
        first = false;
    };
    const QTextCharFormat plain = look(interface, colours().text);
    const QTextCharFormat quiet = look(interface, colours().secondary);
    QFont bold = interface;
    bold.setWeight(QFont::DemiBold);
    const auto section = [&](const QString &title) {
        block(ProseView::paragraph(130, 20, 4));
        cursor.insertText(title, look(bold, colours().secondary));
    };

    block(ProseView::paragraph(125, 0, 4));
    cursor.insertText(QStringLiteral("● "), look(scaledFont(1.3), themeColour(stats.theme)));
    const bool unseen = stats.theme == analysis::PostTable::notLookedAt;
    const QString name = theme    ? toQString(theme->label)
                         : unseen ? ThemeWords::tr("Not looked at")
                                  : ThemeWords::tr("Unassigned");
    cursor.insertText(name, look(scaledFont(1.3, QFont::DemiBold), colours().text));

    block(ProseView::paragraph(140, 0, 0));
    const auto count = [](const char *text, std::int64_t n) {
        return ThemeWords::tr(text, nullptr, static_cast<int>(std::min<std::int64_t>(n, 2000000000)));
    };
    const QString posts = count(QT_TRANSLATE_N_NOOP("ThemeWords", "%Ln post(s)"), stats.posts);
    const QString threads = count(QT_TRANSLATE_N_NOOP("ThemeWords", "%Ln thread(s)"), stats.threads);
    const QString people = count(QT_TRANSLATE_N_NOOP("ThemeWords", "%Ln people"), stats.people);
    QString figures;
    if (unseen && stats.people > 0)
        //: posts that were not looked at for themes: %1 "312 posts", %2 "14 threads", %3 "120 people"
        figures = ThemeWords::tr("%1 in %2 by %3.").arg(posts, threads, people);
    else if (unseen)
        //: posts that were not looked at for themes, where nobody tells who wrote them: %1 "312 posts", %2 "14 threads"
        figures = ThemeWords::tr("%1 in %2.").arg(posts, threads);
    else if (detail.filtered && stats.people > 0)
        //: %1 "312 posts", %2 "14 threads", %3 "120 people", %4 a share of the posts that a filter leaves
        figures = ThemeWords::tr("%1 in %2 by %3: %4 of the posts shown that have text and were looked at.")
                      .arg(posts, threads, people, percentText(stats.share));
    else if (detail.filtered)
        //: where nobody tells who wrote them: %1 "312 posts", %2 "14 threads", %3 a share of the posts that a filter leaves
        figures = ThemeWords::tr("%1 in %2: %3 of the posts shown that have text and were looked at.").arg(posts, threads, percentText(stats.share));
    else if (stats.people > 0)
        //: %1 "312 posts", %2 "14 threads", %3 "120 people", %4 a share of the posts with text
        figures = ThemeWords::tr("%1 in %2 by %3: %4 of the posts with text that were looked at.")
                      .arg(posts, threads, people, percentText(stats.share));
    else
        //: where nobody tells who wrote them: %1 "312 posts", %2 "14 threads", %3 a share of the posts with text
        figures = ThemeWords::tr("%1 in %2: %3 of the posts with text that were looked at.").arg(posts, threads, percentText(stats.share));
    if (theme && stats.posts == 0)
        figures = detail.filtered ? ThemeWords::tr("The filter leaves none of its posts.")
                                         : ThemeWords::tr("No post is left in it: all were moved elsewhere. Undo the move, or merge the theme "
                                                          "into another.");
    cursor.insertText(figures, plain);
    if (unseen) {
        block(ProseView::paragraph(140, 8, 0));
        cursor.insertText(ThemeWords::tr("The search for themes did not take these posts in: they came later, or the filter of the time left them "
                                         "out. Find themes again with them in the selection, and they are among the others. They count in "
                                         "every figure that is not about themes."),
                          quiet);
    } else if (!theme) {
        block(ProseView::paragraph(140, 8, 0));
        cursor.insertText(ThemeWords::tr("These posts belong to no theme firmly enough: short answers, jokes, subjects of few posts. "
                             "They count in every figure that is not about themes."),
                          quiet);
    } else {
        if (stats.posts > 0) {
            block(ProseView::paragraph(140, 4, 0));
            cursor.insertText(ThemeWords::tr("Tone") + QStringLiteral("  "), quiet);
            cursor.insertText(compoundText(stats.compound), look(bold, sentimentTextColour(classOfCompound(stats.compound))));
            cursor.insertText(QStringLiteral("   ") + ThemeWords::tr("%1 positive, %2 negative").arg(percentText(stats.positive), percentText(stats.negative)),
                              quiet);
        }
        block(ProseView::paragraph(140, 4, 0));
        QTextCharFormat meaning = quiet;
        meaning.setToolTip(plainToolTip(ThemeModel::coherenceMeaning()));
        cursor.insertText(ThemeWords::tr("Coherence") + QStringLiteral("  "), meaning);
        meaning.setForeground(colours().text);
        cursor.insertText(ThemeModel::coherenceText(*theme), meaning);
        if (!theme->alternates.empty()) {
            QStringList others;
            for (const std::string &label : theme->alternates)
                others << toQString(label);
            block(ProseView::paragraph(140, 4, 0));
            cursor.insertText(ThemeWords::tr("Also considered: %1").arg(others.join(QStringLiteral(", "))), quiet);
        }
    }

    if (!detail.quotes.empty()) {
        section(ThemeWords::tr("What people said"));
        for (const analysis::Quote &quote : detail.quotes) {
            QTextBlockFormat words = ProseView::paragraph(145, 6, 0);
            words.setLeftMargin(16);
            words.setProperty(ProseView::RuleProperty, themeColour(stats.theme));
            block(words);
            cursor.insertText(oneLine(quote.text, 600), linked(look(readingFont(), colours().text), postLink(quote.post)));
            words.setTopMargin(2);
            words.setBottomMargin(6);
            block(words);
            QString credit = creditText(quote.author, quote.flags, quote.score, platformOf(quote.post));
            if (quote.createdUtc)
                credit += QStringLiteral(" · ") + dateText(*quote.createdUtc);
            cursor.insertText(credit, quiet);
        }
    }

    if (!detail.heads.empty()) {
        section(ThemeWords::tr("Threads"));
        for (std::size_t i = 0; i < detail.heads.size() && i < detail.threads.size(); ++i) {
            QTextBlockFormat line = ProseView::paragraph(135, 2, 2);
            block(line);
            const QString title = oneLine(detail.heads[i].title, 160);
            cursor.insertText(title.isEmpty() ? ThemeWords::tr("(no title)") : title,
                              linked(look(interface, detail.heads[i].known ? colours().text : colours().secondary),
                                     threadLink(detail.heads[i].id)));
            cursor.insertText(QStringLiteral("  ") + count(QT_TRANSLATE_N_NOOP("ThemeWords", "%Ln post(s)"), detail.threads[i].posts),
                              quiet);
        }
        if (detail.threadCount > detail.heads.size()) {
            block(ProseView::paragraph(135, 6, 2));
            cursor.insertText(ThemeWords::tr("Show all %1 in Threads").arg(numberText(static_cast<std::int64_t>(detail.threadCount))),
                              linked(look(interface, colours().accent), QStringLiteral("theme:%1").arg(stats.theme)));
        }
    }

    if (theme && !theme->phrases.empty()) {
        section(ThemeWords::tr("Key phrases"));
        block(ProseView::paragraph(145, 0, 0));
        QStringList phrases;
        for (const std::string &phrase : theme->phrases)
            phrases << toQString(phrase);
        cursor.insertText(phrases.join(QStringLiteral(" · ")), plain);
    }
    if (theme && !theme->terms.empty()) {
        section(ThemeWords::tr("Words, best first"));
        block(ProseView::paragraph(150, 0, 0));
        const double largest = std::max(theme->terms.front().second, 1e-9);
        for (std::size_t i = 0; i < theme->terms.size(); ++i) {
            // The weight is seen by the size of the word, and told on hover.
            const auto &[term, weight] = theme->terms[i];
            QTextCharFormat word = look(scaledFont(0.85 + 0.4 * std::sqrt(std::clamp(weight / largest, 0.0, 1.0))), colours().text);
            word.setToolTip(plainToolTip(ThemeWords::tr("weight %1").arg(QLocale().toString(weight, 'g', 3))));
            cursor.insertText(toQString(term), word);
            cursor.insertText(i + 1 < theme->terms.size() ? QStringLiteral("   ") : QString(), plain);
        }
    }
    cursor.endEditBlock();
    return document;
}

} // namespace parlance::ui
