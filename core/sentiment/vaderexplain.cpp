// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ascii.h"
#include "core/sentiment/vaderdata.h"
#include "core/sentiment/vaderrules.h"

#include <algorithm>

#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace parlance::sentiment {

namespace {

constexpr std::string_view Replacement = "\xef\xbf\xbd"; // U+FFFD, for bytes that are no character

/// Where the tokens stand in the text as given, and what they say.
class TokenTexts
{
public:
    TokenTexts(const VaderLexicon &lexicon, std::string_view text, const std::vector<Span> &spans,
               const std::vector<Segment> &segments)
        : m_lexicon(lexicon), m_text(text), m_spans(spans), m_segments(segments)
    {
    }

    std::size_t begin(std::size_t token) const
    {
        const Segment &segment = *segmentOf(m_spans[token].begin);
        return segment.kind == Segment::Ascii ? segment.begin + (m_spans[token].begin - segment.at) : segment.begin;
    }

    std::size_t end(std::size_t token) const
    {
        const Segment &segment = *segmentOf(m_spans[token].end - 1);
        return segment.kind == Segment::Ascii ? segment.begin + (m_spans[token].end - segment.at) : segment.end;
    }

    /// The token with emoji as their names, in the case it was written in; valid UTF-8.
    std::string written(std::size_t token) const
    {
        std::string result;
        const Span span = m_spans[token];
        for (auto segment = segmentOf(span.begin); segment != m_segments.end() && segment->at < span.end; ++segment) {
            const std::size_t from = std::max(span.begin, segment->at) - segment->at;
            switch (segment->kind) {
            case Segment::Ascii:
                result += m_text.substr(segment->begin + from,
                                        std::min(segment->end, segment->begin + (span.end - segment->at))
                                            - (segment->begin + from));
                break;
            case Segment::Character:
                result += character(*segment);
                break;
            case Segment::Emoji:
                result += partOfName(m_lexicon.emoji(segment->emoji), from, span.end - segment->at);
                break;
            }
        }
        return result;
    }

    /// `written`, in lower case.
    std::string lowerCase(std::size_t token) const
    {
        std::string result = written(token);
        const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
        if (std::all_of(result.begin(), result.end(), isAscii))
            return lowered(result);
        std::string lower;
        icu::UnicodeString::fromUTF8(result).toLower(icu::Locale::getRoot()).toUTF8String(lower);
        return lower;
    }

private:
    std::vector<Segment>::const_iterator segmentOf(std::size_t at) const
    {
        const auto after = std::upper_bound(m_segments.begin(), m_segments.end(), at,
                                            [](std::size_t place, const Segment &segment) { return place < segment.at; });
        return after - 1; // a token's bytes always come from somewhere
    }

    std::string_view character(const Segment &segment) const
    {
        const std::string_view bytes = m_text.substr(segment.begin, segment.end - segment.begin);
        UChar32 codePoint = 0;
        std::size_t at = 0;
        U8_NEXT(bytes.data(), at, bytes.size(), codePoint);
        return codePoint < 0 ? Replacement : bytes;
    }

    /// Characters `from` to `to` of an emoji's name.
    static std::string_view partOfName(const VaderLexicon::Emoji &emoji, std::size_t from, std::size_t to)
    {
        const auto offset = [&emoji](std::size_t characters) {
            std::size_t at = 0;
            for (std::size_t i = 0; i < characters && at < emoji.name.size(); ++i)
                U8_FWD_1(emoji.name.data(), at, emoji.name.size());
            return at;
        };
        return emoji.name.substr(offset(from), offset(to) - offset(from));
    }

    const VaderLexicon &m_lexicon;
    std::string_view m_text;
    const std::vector<Span> &m_spans;
    const std::vector<Segment> &m_segments;
};

/// Writes down what the rules do.
class ExplanationTrace
{
public:
    ExplanationTrace(const TokenTexts &texts, Explanation &explanation) : m_texts(texts), m_explanation(explanation) {}

    void looked(std::size_t token, double lexical) { m_explanation.tokens[token].lexicon = lexical; }

    void changed(const char *rule, std::size_t token, std::size_t cause, std::size_t causes, double before, double after)
    {
        std::string words = m_texts.written(cause);
        for (std::size_t i = 1; i < causes; ++i)
            words += ' ' + m_texts.written(cause + i);
        m_explanation.tokens[token].rules.push_back(
            {.rule = rule, .cause = std::move(words), .before = before, .after = after});
    }

    void textChanged(const char *rule, double before, double after)
    {
        m_explanation.textRules.push_back(
            {.rule = rule, .cause = *rule == 'e' ? "!" : "?", .before = before, .after = after});
    }

    void finished(double punctuation, double sum)
    {
        m_explanation.punctuation = punctuation;
        m_explanation.sum = sum;
    }

private:
    const TokenTexts &m_texts;
    Explanation &m_explanation;
};

} // namespace

Explanation Vader::explain(std::string_view text) const
{
    TokenizedText tokenized;
    std::vector<Span> spans;
    std::vector<Segment> segments;
    tokenize(m_data->lexicon, text, tokenized, spans, segments);
    const TokenTexts texts(m_data->lexicon, text, spans, segments);

    Explanation explanation;
    explanation.tokens.resize(tokenized.count);
    for (std::size_t i = 0; i < tokenized.count; ++i) {
        TokenScore &token = explanation.tokens[i];
        token.begin = texts.begin(i);
        token.end = texts.end(i);
        token.token = texts.lowerCase(i);
    }
    ExplanationTrace trace(texts, explanation);
    Scratch<Sentiment> scratch;
    VaderRules rules(m_data->lexicon, tokenized, scratch, trace);
    explanation.score = rules.run();
    for (std::size_t i = 0; i < rules.sentimentCount(); ++i)
        explanation.tokens[rules.sentiments()[i].token].valence = rules.sentiments()[i].valence;
    return explanation;
}

} // namespace parlance::sentiment
