// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading/postpage.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QLocale>
#include <QTextBlock>
#include <QTextCursor>

#include "core/base/post.h"
#include "core/sentiment/scorer.h"
#include "ui/common/format.h"
#include "ui/common/proseview.h"
#include "ui/reading/ruletext.h"
#include "ui/shell/colours.h"
#include "ui/shell/words.h"

#include <algorithm>
#include <cmath>

namespace parlance::ui {

namespace {

constexpr int mostAnswers = 50;  ///< shown; a link leads to the rest
constexpr int lineHeight = 150;  ///< percent
constexpr int answerLength = 280;

QFont sized(const QFont &base, double scale, QFont::Weight weight = QFont::Normal)
{
    QFont font = base;
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * scale);
    else
        font.setPixelSize(qRound(base.pixelSize() * scale));
    font.setWeight(weight);
    return font;
}

QTextCharFormat look(const QFont &font, const QColor &ink)
{
    QTextCharFormat format;
    format.setFont(font);
    format.setForeground(ink);
    return format;
}

class PostWords
{
    Q_DECLARE_TR_FUNCTIONS(PostWords)
};

/// A share of a compound with its sign, to three decimals: "+0.042".
QString thousandths(double value)
{
    const QString digits = QLocale().toString(std::abs(value), 'f', 3);
    return value >= 0.0005 ? QLatin1Char('+') + digits : value <= -0.0005 ? QChar(0x2212) + digits : digits;
}

class Page
{
public:
    enum class Links { All, WebOnly };

    Page(const Conversation &conversation, int post, const QFont &interface, Links links = Links::All)
        : m_conversation(conversation), m_post(conversation.posts[static_cast<std::size_t>(post)]), m_at(post), m_links(links),
          m_interface(interface), m_reading(sized(interface, 1.15)), m_document(std::make_unique<QTextDocument>())
    {
        m_document->setUndoRedoEnabled(false);
        m_document->setDefaultFont(m_reading);
        m_cursor = QTextCursor(m_document.get());
        m_cursor.beginEditBlock();
    }

    PostPage finish()
    {
        m_cursor.endEditBlock();
        return {std::move(m_document), std::move(m_stretches)};
    }

    void thread()
    {
        const bool known = m_conversation.head && m_conversation.head->known;
        QString title = m_conversation.head ? oneLine(m_conversation.head->title, 300) : QString();
        if (title.isEmpty())
            title = PostWords::tr("(no title)");
        block(ProseView::paragraph(125, 0, 2));
        QTextCharFormat heading = look(sized(m_interface, 1.3, QFont::DemiBold), colours().text);
        link(heading, threadLink(m_conversation.thread), PostWords::tr("Open the thread"), false);
        m_cursor.insertText(title, heading);

        QStringList facts;
        if (m_conversation.head && !m_conversation.head->forumName.empty())
            facts << oneLine(m_conversation.head->forumName, 60);
        if (!known)
            facts << PostWords::tr("the submission is not in the workspace");
        //: posts of a thread, the submission among them
        facts << PostWords::tr("%Ln post(s)", nullptr, static_cast<int>(m_conversation.posts.size()));
        block(ProseView::paragraph(130, 0, 8));
        m_cursor.insertText(facts.join(QStringLiteral(" · ")), small());
    }

    void answered()
    {
        if (m_conversation.place[static_cast<std::size_t>(m_at)] == Conversation::Place::Orphan) {
            block(quoteFormat(8, 8));
            m_cursor.insertText(PostWords::tr("Answers a post that is not in the workspace."), small());
            return;
        }
        const int over = m_conversation.answers[static_cast<std::size_t>(m_at)];
        if (over < 0)
            return;
        const store::PostDetail &parent = m_conversation.posts[static_cast<std::size_t>(over)];
        block(quoteFormat(8, 0));
        QTextCharFormat name = look(sized(m_interface, 1, QFont::DemiBold), colours().secondary);
        link(name, postLink(parent.id), PostWords::tr("Read this post"), false);
        //: above the first lines of the post that this one answers; %1 is "u/name (117 points)"
        m_cursor.insertText(PostWords::tr("Answers %1").arg(creditText(parent.authorName, parent.flags, parent.score, platformOf(parent.id))), name);
        block(quoteFormat(2, 8));
        m_cursor.insertText(firstWords(parent), look(m_interface, colours().secondary));
    }

    void header()
    {
        block(ProseView::paragraph(130, 12, 0));
        m_cursor.insertText(authorText(m_post.authorName, m_post.flags, platformOf(m_post.id)),
                            look(sized(m_interface, 1.05, QFont::DemiBold), colours().text));
        QStringList facts;
        if (m_post.score)
            facts << pointsText(*m_post.score);
        if (m_post.createdUtc)
            facts << timeText(*m_post.createdUtc);
        if ((m_post.flags & FlagHasText) != 0)
            facts << languageText(m_post.language);
        facts << flagWords(m_post.flags);
        if (!facts.isEmpty())
            m_cursor.insertText(QStringLiteral("  ") + facts.join(QStringLiteral(" · ")), small());
        block(ProseView::paragraph(130, 0, 8));
        if (m_post.sentiment) {
            // A figure has the colour of its sign, as in the lists, a class its own: near nought they may differ.
            const auto tone = [this](sentiment::Class value) {
                QTextCharFormat format = look(sized(m_interface, 1, QFont::DemiBold), sentimentTextColour(value));
                format.setToolTip(plainToolTip(compoundMeaning()));
                return format;
            };
            m_cursor.insertText(compoundText(m_post.sentiment->compound) + QLatin1Char(' '),
                                tone(classOfCompound(m_post.sentiment->compound)));
            m_cursor.insertText(sentimentWord(m_post.sentimentClass).toLower(), tone(m_post.sentimentClass));
            QStringList doubts;
            if (m_post.confidence)
                //: how sure the tagger is of the class; %1 is a percentage
                doubts << PostWords::tr("confidence %1").arg(percentText(*m_post.confidence));
            if (m_post.flags & FlagMixed)
                doubts << PostWords::tr("mixed");
            if (m_post.flags & FlagUncertain)
                doubts << PostWords::tr("uncertain: perhaps ironic, or its signs contradict each other");
            for (const QString &doubt : doubts)
                m_cursor.insertText(QStringLiteral(" · ") + doubt, small());
        } else {
            m_cursor.insertText(sentimentWord(sentiment::Class::None), small());
        }
    }

    void body()
    {
        const QString missing = missingText(m_post);
        if (!missing.isEmpty()) {
            block(ProseView::paragraph(lineHeight, 0, 8));
            m_cursor.insertText(missing, look(m_reading, colours().secondary));
            return;
        }
        if (m_post.body.empty() && !m_post.url.empty()) {
            block(ProseView::paragraph(lineHeight, 0, 8));
            QTextCharFormat address = look(m_reading, colours().accent);
            if (isWebAddress(m_post.url))
                link(address, toQString(m_post.url), toQString(m_post.url), true);
            m_cursor.insertText(oneLine(m_post.url, 300), address);
        }
        for (const PostBlock &one : readablePost(m_post.body, m_post.markup))
            block(one);
    }

    void explanation(const sentiment::Explanation &explained, const std::string &text)
    {
        section(PostWords::tr("Why it was scored so"));
        int marked = 0;
        for (const sentiment::TokenScore &token : explained.tokens)
            marked += token.valence != 0 || !token.rules.empty();
        block(ProseView::paragraph(140, 0, 6));
        const QLocale locale;
        const auto signedNumber = [&](double value) {
            const QString digits = locale.toString(std::abs(value), 'f', 2);
            return value < -0.004 ? QChar(0x2212) + digits : digits;
        };
        QString sum = marked == 0 ? PostWords::tr("No word of it is in the lexicon.")
                                  : PostWords::tr("%Ln word(s) carry feeling.", nullptr, marked);
        const int sentences = static_cast<int>(explained.sentences.size());
        if (marked > 0 && sentences > 1)
            //: the mean and the strongest of the sentences' figures
            sum += QLatin1Char(' ') + PostWords::tr("Of its %Ln sentence(s) those with such words have a mean of %1, the strongest has %2.",
                                                    nullptr, sentences)
                                          .arg(compoundText(explained.mean), compoundText(explained.strongest));
        sum += QLatin1Char(' ')
               + PostWords::tr("By the rules that makes %1.").arg(compoundText((explained.mean + explained.strongest) / 2));
        m_cursor.insertText(sum, look(m_interface, colours().text));
        if (explained.hasModel)
            learnedParts(explained);

        // The text as it was scored, its words in the colour of their feeling, the figure behind each.
        block(quoteFormat(4, 8));
        const QTextCharFormat plain = look(m_interface, colours().text);
        const auto words = [&](std::size_t begin, std::size_t end) {
            QString piece = toQString(std::string_view(text).substr(begin, end - begin));
            piece.replace(QLatin1Char('\n'), QChar::LineSeparator);
            return piece;
        };
        std::size_t at = 0;
        for (const sentiment::TokenScore &token : explained.tokens) {
            if ((token.valence == 0 && token.rules.empty()) || token.begin < at || token.end > text.size())
                continue;
            m_cursor.insertText(words(at, token.begin), plain);
            const auto tone = token.valence > 0 ? sentiment::Class::Positive
                              : token.valence < 0 ? sentiment::Class::Negative
                                                  : sentiment::Class::Neutral;
            QTextCharFormat format = look(sized(m_interface, 1, QFont::Bold), sentimentTextColour(tone));
            m_cursor.insertText(words(token.begin, token.end), format);
            format.setFont(sized(m_interface, 0.8));
            format.setForeground(sentimentTextColour(tone));
            m_cursor.insertText(QChar(0x2009) + valenceText(token.valence), format);
            at = token.end;
        }
        m_cursor.insertText(words(at, text.size()), plain);

        // What changed a word's figure, one line a word.
        for (const sentiment::TokenScore &token : explained.tokens) {
            if (token.rules.empty())
                continue;
            QTextBlockFormat line = ProseView::paragraph(135, 0, 2);
            line.setLeftMargin(16);
            line.setTextIndent(-16);
            block(line);
            m_cursor.insertText(words(token.begin, token.end), look(sized(m_interface, 1, QFont::DemiBold), colours().text));
            QString steps = QStringLiteral("  ") + valenceText(token.lexicon);
            for (const sentiment::RuleFired &rule : token.rules)
                //: one step of scoring a word: %1 is what happened, %2 the figure after it
                steps += PostWords::tr(" → %1: %2").arg(ruleText(rule), valenceText(rule.after));
            m_cursor.insertText(steps, look(m_interface, colours().secondary));
        }
        for (int i = 0; i < sentences; ++i) {
            const sentiment::SentencePart &sentence = explained.sentences[static_cast<std::size_t>(i)];
            if (sentence.compound == 0)
                continue;
            block(ProseView::paragraph(135, 0, 2));
            m_cursor.insertText(PostWords::tr("Sentence %1").arg(locale.toString(i + 1)),
                                look(sized(m_interface, 1, QFont::DemiBold), colours().text));
            QString steps = PostWords::tr("  sum %1").arg(signedNumber(sentence.sum));
            if (sentence.emphasis != 0)
                steps += PostWords::tr(", ! and ? %1").arg(signedNumber(sentence.emphasis));
            //: brings the sum to the scale from −1 to +1
            steps += PostWords::tr(" → sum / √(sum² + 15) = %1").arg(compoundText(sentence.compound));
            m_cursor.insertText(steps, look(m_interface, colours().secondary));
        }
        if (explained.hasModel)
            learnedWords(explained, words);
    }

    /// What the learned model makes of the compound: its three kinds of parts.
    void learnedParts(const sentiment::Explanation &explained)
    {
        double figures = 0;
        for (const sentiment::FigurePart &figure : explained.figures)
            figures += figure.share;
        double weights = 0;
        for (const sentiment::LearnedPart &part : explained.learned)
            weights += part.weight;
        // What the sum was before it was made to agree with the class.
        const auto step = std::find_if(
            explained.textRules.begin(), explained.textRules.end(),
            [](const sentiment::RuleFired &rule) { return std::string_view(rule.rule) == "reconciled"; });
        const bool isMoved = step != explained.textRules.end();
        block(ProseView::paragraph(140, 0, 6));
        m_cursor.insertText(PostWords::tr("Corrected by what was learned from rated texts: %1 for the rules’ "
                                          "figures and the form of the text, %2 for its "
                                          "words, %3 to begin with. Together: %4.")
                                .arg(compoundText(figures), compoundText(weights * explained.learnedFactor),
                                     compoundText(explained.intercept),
                                     compoundText(isMoved ? step->before : explained.score.compound)),
                            look(m_interface, colours().text));
        if (!isMoved)
            return;
        const QString moved = step->after > 0
                                  ? PostWords::tr("As the class, positive, is surer than this figure, the "
                                                  "compound is set just above zero: %1.")
                                  : PostWords::tr("As the class, negative, is surer than this figure, the "
                                                  "compound is set just below zero: %1.");
        m_cursor.insertText(QLatin1Char(' ') + moved.arg(compoundText(step->after)),
                            look(m_interface, colours().text));
    }

    /// The words that the learned model weighs most, the rest as one figure.
    template <class Words> void learnedWords(const sentiment::Explanation &explained, const Words &words)
    {
        constexpr std::size_t shown = 12;
        std::vector<sentiment::LearnedPart> parts = explained.learned;
        std::stable_sort(parts.begin(), parts.end(), [](const auto &a, const auto &b) { return std::abs(a.weight) > std::abs(b.weight); });
        QStringList list;
        double rest = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const double share = parts[i].weight * explained.learnedFactor;
            if (i < shown)
                list << PostWords::tr("“%1” %2").arg(oneLine(words(parts[i].begin, parts[i].end).toStdString(), 60), thousandths(share));
            else
                rest += share;
        }
        if (list.isEmpty())
            return;
        if (parts.size() > shown)
            list << PostWords::tr("%Ln more together %1", nullptr, static_cast<int>(parts.size() - shown)).arg(thousandths(rest));
        block(ProseView::paragraph(135, 4, 2));
        m_cursor.insertText(PostWords::tr("Learned for words"), look(sized(m_interface, 1, QFont::DemiBold), colours().text));
        m_cursor.insertText(QStringLiteral("  ") + list.join(QStringLiteral(" · ")), look(m_interface, colours().secondary));
    }

    void notExplained()
    {
        section(PostWords::tr("Why it was scored so"));
        block(ProseView::paragraph(140, 0, 6));
        QString why = PostWords::tr("It was not scored: it has no words of its author’s own.");
        if (!sentiment::Scorer::knows(m_post.language))
            why = PostWords::tr("It was not scored: there is no lexicon for %1.").arg(languageText(m_post.language));
        else if (!m_post.text.empty() || !m_post.title.empty())
            why = PostWords::tr("It was not scored: its language could not be told, and none of its words is in the English lexicon.");
        m_cursor.insertText(why, look(m_interface, colours().text));
    }

    /// The text as the themes read it, its telling words in the theme's colour, the figure behind each.
    void reason(const ThemeReason &reason)
    {
        section(reason.heading);
        block(ProseView::paragraph(140, 0, 6));
        m_cursor.insertText(reason.sum, look(m_interface, colours().text));
        block(quoteFormat(4, 8));
        for (const ThemeReason::Piece &piece : reason.pieces) {
            if (piece.value == 0) {
                m_cursor.insertText(piece.text, look(m_interface, colours().text));
                continue;
            }
            const QColor ink = piece.value > 0 ? colours().text : colours().secondary;
            QTextCharFormat word = look(sized(m_interface, 1, piece.value > 0 ? QFont::Bold : QFont::Normal), ink);
            word.setFontUnderline(piece.value > 0);
            word.setUnderlineColor(themeColour(reason.theme));
            m_cursor.insertText(piece.text, word);
            m_cursor.insertText(QChar(0x2009) + valenceText(piece.value), look(sized(m_interface, 0.8), ink));
        }
        if (!reason.paragraphs.isEmpty()) {
            block(ProseView::paragraph(135, 0, 2));
            m_cursor.insertText(reason.paragraphs, look(m_interface, colours().secondary));
        }
    }

    void answers()
    {
        const auto begin = m_conversation.directBegin[static_cast<std::size_t>(m_at)];
        const auto end = m_conversation.directBegin[static_cast<std::size_t>(m_at) + 1];
        if (begin == end)
            return;
        std::vector<int> list(m_conversation.direct.begin() + begin, m_conversation.direct.begin() + end);
        // The best first, as one would read them; the Threads view has them in order of time.
        std::stable_sort(list.begin(), list.end(), [this](int a, int b) {
            return m_conversation.posts[static_cast<std::size_t>(a)].score.value_or(0)
                   > m_conversation.posts[static_cast<std::size_t>(b)].score.value_or(0);
        });
        section(PostWords::tr("%Ln answer(s)", nullptr, static_cast<int>(list.size())));
        const std::size_t shown = std::min<std::size_t>(list.size(), mostAnswers);
        for (std::size_t i = 0; i < shown; ++i) {
            const store::PostDetail &answer = m_conversation.posts[static_cast<std::size_t>(list[i])];
            block(ProseView::paragraph(130, i == 0 ? 0 : 10, 0));
            QTextCharFormat name = look(sized(m_interface, 1, QFont::DemiBold), colours().text);
            link(name, postLink(answer.id), PostWords::tr("Read this post"), false);
            m_cursor.insertText(creditText(answer.authorName, answer.flags, answer.score, platformOf(answer.id)), name);
            if (answer.sentiment)
                m_cursor.insertText(QStringLiteral("  ") + compoundText(answer.sentiment->compound),
                                    look(m_interface, sentimentTextColour(classOfCompound(answer.sentiment->compound))));
            block(ProseView::paragraph(140, 0, 0));
            m_cursor.insertText(firstWords(answer), look(m_interface, colours().text));
        }
        if (shown < list.size()) {
            block(ProseView::paragraph(140, 10, 0));
            QTextCharFormat more = look(m_interface, colours().accent);
            link(more, threadLink(m_conversation.thread), QString(), true);
            m_cursor.insertText(PostWords::tr("%1 of %2 are shown. Open the thread for all.")
                                    .arg(numberText(static_cast<std::int64_t>(shown)),
                                         numberText(static_cast<std::int64_t>(list.size()))),
                                more);
        }
    }

private:
    QTextCharFormat small() const { return look(m_interface, colours().secondary); }

    void link(QTextCharFormat &format, const QString &target, const QString &tip, bool underline) const
    {
        if (m_links == Links::WebOnly && !isWebAddress(target.toStdString()))
            return;
        format.setAnchor(true);
        format.setAnchorHref(target);
        format.setFontUnderline(underline);
        if (!tip.isEmpty())
            format.setToolTip(plainToolTip(tip));
    }

    QString firstWords(const store::PostDetail &post) const
    {
        const QString missing = missingText(post);
        if (!missing.isEmpty())
            return missing;
        const std::string &text = !post.text.empty() ? post.text : !post.body.empty() ? post.body : post.title;
        return oneLine(text, answerLength);
    }

    QTextBlockFormat quoteFormat(double above, double below) const
    {
        QTextBlockFormat format = ProseView::paragraph(140, above, below);
        format.setLeftMargin(16);
        format.setProperty(ProseView::RuleProperty, colours().line);
        return format;
    }

    void section(const QString &title)
    {
        block(ProseView::paragraph(130, 24, 6));
        m_cursor.insertText(title, look(sized(m_interface, 1, QFont::DemiBold), colours().secondary));
    }

    void block(const QTextBlockFormat &format)
    {
        if (m_first)
            m_cursor.setBlockFormat(format);
        else
            m_cursor.insertBlock(format, QTextCharFormat());
        m_first = false;
    }

    void block(const PostBlock &one)
    {
        QTextBlockFormat format = ProseView::paragraph(lineHeight, 0, 10);
        QColor ink = one.quoted > 0 ? colours().secondary : colours().text;
        double left = 0;
        if (one.quoted > 0) {
            left += 16 * std::min(one.quoted, 6);
            format.setProperty(ProseView::RuleProperty, colours().line);
        }
        QFont font = m_reading;
        switch (one.kind) {
        case PostBlock::Heading:
            font.setWeight(QFont::DemiBold);
            break;
        case PostBlock::Item:
            left += 24 + 20 * one.level;
            format.setTextIndent(-18);
            format.setBottomMargin(4);
            break;
        case PostBlock::Code:
            font = sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), 1);
            format.setBackground(colours().hover);
            format.setLineHeight(130, QTextBlockFormat::ProportionalHeight);
            format.setLeftMargin(left + 8);
            break;
        case PostBlock::Line:
            format.setLineHeight(100, QTextBlockFormat::ProportionalHeight);
            block(format);
            m_cursor.insertText(QStringLiteral("⁂"), look(m_interface, colours().secondary));
            return;
        case PostBlock::Paragraph:
            break;
        }
        format.setLeftMargin(one.kind == PostBlock::Code ? left + 8 : left);
        block(format);
        if (!one.mark.isEmpty())
            m_cursor.insertText(one.mark + QStringLiteral("  "), look(font, colours().secondary));
        const int start = m_cursor.position();
        for (const PostSpan &span : one.spans) {
            QTextCharFormat words = look(font, ink);
            if (span.style & PostSpan::Strong)
                words.setFontWeight(QFont::Bold);
            if (span.style & PostSpan::Emphasis)
                words.setFontItalic(true);
            if (span.style & PostSpan::Struck)
                words.setFontStrikeOut(true);
            if ((span.style & PostSpan::Code) && one.kind != PostBlock::Code) {
                words.setFont(sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), 1));
                words.setBackground(colours().hover);
            }
            if (!span.link.isEmpty()) {
                words.setForeground(colours().accent);
                link(words, span.link, span.link, true);
            }
            QString text = span.text;
            // insertText() would open new blocks for these.
            text.replace(QLatin1Char('\n'), QChar::LineSeparator);
            text.replace(QChar::ParagraphSeparator, QChar::LineSeparator);
            text.replace(QChar(0xFDD0), QChar(0xFFFD)); // marks that QTextDocument keeps for itself
            text.replace(QChar(0xFDD1), QChar(0xFFFD));
            text.replace(QChar::ObjectReplacementCharacter, QChar(0xFFFD));
            const int begin = m_cursor.position();
            m_cursor.insertText(text, words);
            m_stretches.push_back({begin, m_cursor.position(), span.from, span.end});
        }
        if (!m_post.repeatedLines.empty())
            greyRepeated(start);
    }

    /// Lines of the paragraph that its author puts below many posts stand back.
    void greyRepeated(int start)
    {
        const QString text = m_cursor.block().text();
        const int first = start - m_cursor.block().position();
        for (qsizetype at = first; at <= text.size();) {
            const qsizetype end = std::max(at, text.indexOf(QChar::LineSeparator, at) < 0 ? text.size() : text.indexOf(QChar::LineSeparator, at));
            const std::string line = text.mid(at, end - at).trimmed().toStdString();
            if (std::find(m_post.repeatedLines.begin(), m_post.repeatedLines.end(), line) != m_post.repeatedLines.end()) {
                QTextCursor back(m_document.get());
                back.setPosition(m_cursor.block().position() + static_cast<int>(at));
                back.setPosition(m_cursor.block().position() + static_cast<int>(end), QTextCursor::KeepAnchor);
                QTextCharFormat grey;
                grey.setForeground(colours().secondary);
                grey.setFontStrikeOut(true);
                grey.setToolTip(plainToolTip(PostWords::tr("A line that its author repeats in many posts: it counts for nothing.")));
                back.mergeCharFormat(grey);
            }
            at = end + 1;
        }
    }

    const Conversation &m_conversation;
    const store::PostDetail &m_post;
    int m_at;
    Links m_links;
    QFont m_interface, m_reading;
    std::unique_ptr<QTextDocument> m_document;
    std::vector<PostPage::Stretch> m_stretches;
    QTextCursor m_cursor;
    bool m_first = true;
};

} // namespace

std::optional<std::pair<std::size_t, std::size_t>> PostPage::bodyRange(int begin, int end) const
{
    std::optional<std::pair<std::size_t, std::size_t>> range;
    for (const Stretch &stretch : stretches) {
        if (stretch.from.empty())
            continue;
        const int from = std::max(begin, stretch.begin);
        const int to = std::min(end, stretch.end);
        if (from >= to)
            continue;
        const auto first = static_cast<std::size_t>(from - stretch.begin);
        const auto past = static_cast<std::size_t>(to - stretch.begin);
        const std::size_t a = stretch.from[first];
        std::size_t b = stretch.last;
        // Half of a surrogate pair belongs to one character.
        for (std::size_t k = past; k < stretch.from.size(); ++k) {
            if (stretch.from[k] != stretch.from[past - 1]) {
                b = stretch.from[k];
                break;
            }
        }
        if (!range)
            range.emplace(a, b);
        else
            range->second = std::max(range->second, b);
    }
    return range;
}

std::string scoredText(const store::PostDetail &post)
{
    const std::string words = post.text + post.alsoRead;
    if (post.title.empty())
        return words;
    return words.empty() ? post.title : post.title + '\n' + words;
}

QString threadLink(ThreadId thread)
{
    return QStringLiteral("thread:%1").arg(thread.value);
}

QString postLink(PostId post)
{
    return QStringLiteral("post:%1").arg(post.value);
}

PostPage renderPost(const Conversation &conversation, int post, const sentiment::Explanation *explanation,
                    const QFont &interface, const ThemeReason *reason)
{
    Page page(conversation, post, interface);
    const store::PostDetail &detail = conversation.posts[static_cast<std::size_t>(post)];
    page.thread();
    page.answered();
    page.header();
    page.body();
    if (explanation && detail.sentiment)
        page.explanation(*explanation, scoredText(detail));
    else if (explanation)
        page.notExplained();
    if (reason)
        page.reason(*reason);
    page.answers();
    return page.finish();
}

PostPage renderUntagged(const Conversation &conversation, int post, const QFont &interface)
{
    Page page(conversation, post, interface, Page::Links::WebOnly);
    page.thread();
    page.answered();
    page.body();
    return page.finish();
}

} // namespace parlance::ui
