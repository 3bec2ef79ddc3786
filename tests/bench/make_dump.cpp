// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes a Pushshift-like dump of comments to standard output: make_dump COMMENTS [SEED] | zstd > RC.zst
//
// Words follow a chain of order two learned from the sample corpus, so that lengths, letters, punctuation and mood are
// those of people; lengths are log-normal, threads have a heavy tail, replies nest, votes are skewed. The same
// arguments give the same bytes.

#include "core/base/embedded.h"
#include "core/import/bytesource.h"
#include "core/import/reader.h"
#include "core/text/language.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace {

/// SplitMix64 (Steele, Lea & Flood, OOPSLA 2014): small, and the same everywhere.
class Random
{
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next()
    {
        std::uint64_t z = m_state += 0x9E3779B97F4A7C15ull;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return z ^ (z >> 31);
    }
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }
    double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    double normal() { return std::sqrt(-2 * std::log(1 - uniform())) * std::cos(6.283185307179586 * uniform()); }

private:
    std::uint64_t m_state;
};

/// Bodies that read like the sample's.
class Chain
{
public:
    Chain()
    {
        using namespace parlance;
        std::string content;
        const auto names = embeddedNames("resources/sample/");
        const auto bytes = import::openBytes(embedded(names.front()));
        std::string piece(1 << 16, '\0');
        for (;;) {
            const auto got = bytes->read(piece.data(), piece.size());
            if (!got || *got == 0)
                break;
            content.append(piece, 0, *got);
        }
        import::Chunk chunk;
        chunk.bytes = std::move(content);
        for (const import::RawPost &post : import::readerNamed("reddit-ndjson")->parse(chunk).posts)
            if (text::guessLanguage(post.body).language == English) // a forum writes in one language
                learn(post.body);
    }

    std::string body(Random &random, std::size_t length) const
    {
        std::string text;
        std::uint32_t word = m_starts[random.below(m_starts.size())];
        while (text.size() < length) {
            if (!text.empty())
                text += ' ';
            text += m_words[word];
            const auto &next = m_next[word];
            word = next.empty() ? m_starts[random.below(m_starts.size())] : next[random.below(next.size())];
        }
        return text;
    }

private:
    void learn(const std::string &body)
    {
        std::uint32_t previous = 0;
        bool first = true;
        std::size_t at = 0;
        while (at < body.size()) {
            while (at < body.size() && static_cast<unsigned char>(body[at]) <= ' ')
                ++at;
            std::size_t end = at;
            while (end < body.size() && static_cast<unsigned char>(body[end]) > ' ')
                ++end;
            if (end == at)
                break;
            const auto [place, isNew] = m_index.try_emplace(body.substr(at, end - at), m_words.size());
            const auto word = static_cast<std::uint32_t>(place->second);
            if (isNew) {
                m_words.push_back(place->first);
                m_next.emplace_back();
            }
            if (first)
                m_starts.push_back(word);
            else
                m_next[previous].push_back(word);
            previous = word;
            first = false;
            at = end;
        }
    }

    std::unordered_map<std::string, std::size_t> m_index;
    std::vector<std::string> m_words;
    std::vector<std::vector<std::uint32_t>> m_next;
    std::vector<std::uint32_t> m_starts;
};

std::string base36(std::uint64_t number)
{
    std::string text;
    do {
        text += "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36];
        number /= 36;
    } while (number != 0);
    std::reverse(text.begin(), text.end());
    return text;
}

std::string quoted(std::string_view text)
{
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            json += '\\';
        json += c;
    }
    return json + '"';
}

} // namespace

int main(int argc, char **argv)
{
    const std::uint64_t comments = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 0;
    if (comments == 0) {
        std::fprintf(stderr, "usage: make_dump COMMENTS [SEED] | zstd > RC.zst\n");
        return 2;
    }
    Random random(argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1);
    const Chain chain;
    const std::vector<std::string> forums = {"birdwatch", "homelab_talk", "oldbooks", "cyclists", "kitchenchemistry",
                                             "smalltownnews", "latelier_ia", "gardenfailures"};
    struct Thread
    {
        std::uint64_t id;
        std::size_t forum;
        std::vector<std::uint64_t> recent; ///< comments that may still be answered
    };
    std::vector<Thread> open;
    std::uint64_t nextThread = 11'000'000'000, nextComment = 33'000'000'000;
    const std::uint64_t people = std::max<std::uint64_t>(50, comments / 6);
    std::string line;
    for (std::uint64_t i = 0; i < comments; ++i) {
        nextComment += 1 + random.below(40);
        // About 25 comments a thread with a heavy tail: busy threads attract, and some 400 stay open.
        if (open.empty() || random.uniform() < 0.04) {
            nextThread += 1 + random.below(900);
            if (open.size() >= 400)
                open.erase(open.begin() + static_cast<std::ptrdiff_t>(random.below(open.size() / 2)));
            open.push_back({nextThread, static_cast<std::size_t>(random.below(forums.size())), {}});
        }
        const double skew = random.uniform();
        Thread &thread = open[open.size() - 1 - static_cast<std::size_t>(skew * skew * static_cast<double>(open.size() - 1))];
        const std::string id = base36(nextComment);
        const std::string link = base36(thread.id);
        std::string parent = "t3_" + link;
        if (!thread.recent.empty() && random.uniform() < 0.62)
            parent = "t1_" + base36(thread.recent[random.below(thread.recent.size())]);
        if (thread.recent.size() < 64)
            thread.recent.push_back(nextComment);
        else
            thread.recent[random.below(64)] = nextComment;

        const auto length = static_cast<std::size_t>(std::clamp(std::exp(4.55 + 1.05 * random.normal()), 3.0, 9000.0));
        std::string body = chain.body(random, length);
        std::string author = "person_" + base36(static_cast<std::uint64_t>(
            static_cast<double>(people) * std::pow(random.uniform(), 2.2)));
        const double fate = random.uniform();
        if (fate < 0.05) {
            body = fate < 0.03 ? "[deleted]" : "[removed]";
            author = "[deleted]";
        } else if (fate < 0.12) {
            body = "&gt; " + chain.body(random, 60) + "\\n\\n" + body;
        } else if (fate < 0.15) {
            body += " [source](https://example.org/" + id + ")";
        }
        const double luck = random.uniform();
        const int score = luck < 0.08 ? -static_cast<int>(std::exp(3 * random.uniform()))
                                      : static_cast<int>(std::pow(1 - random.uniform(), -0.85));
        const std::uint64_t created = 1'567'296'000 + i * 2'592'000 / comments;
        const std::string &forum = forums[thread.forum];

        line = "{\"all_awardings\":[],\"approved_at_utc\":null,\"associated_award\":null,\"author\":" + quoted(author)
            + ",\"author_created_utc\":1420070400,\"author_flair_background_color\":null,\"author_flair_css_class\":null,"
              "\"author_flair_richtext\":[],\"author_flair_template_id\":null,\"author_flair_text\":null,"
              "\"author_flair_text_color\":null,\"author_flair_type\":\"text\",\"author_fullname\":\"t2_"
            + base36(1'000'000 + i % people) + "\",\"author_patreon_flair\":false,\"awarders\":[],\"banned_at_utc\":null,\"body\":\"";
        // The body's own line breaks are escaped already; quotes and backslashes of the sample are not.
        for (std::size_t at = 0; at < body.size(); ++at) {
            const bool isBreak = body[at] == '\\' && at + 1 < body.size() && body[at + 1] == 'n';
            if (body[at] == '"' || (body[at] == '\\' && !isBreak))
                line += '\\';
            line += body[at];
            if (isBreak)
                line += body[++at];
        }
        line += "\",\"can_gild\":true,\"can_mod_post\":false,\"collapsed\":false,\"collapsed_because_crowd_control\":null,"
                "\"collapsed_reason\":null,\"controversiality\":"
            + std::string(random.uniform() < 0.03 ? "1" : "0") + ",\"created_utc\":" + std::to_string(created)
            + ",\"distinguished\":null,\"edited\":" + (random.uniform() < 0.03 ? std::to_string(created + 300) : "false")
            + ",\"gilded\":0,\"gildings\":{},\"id\":\"" + id + "\",\"is_submitter\":false,\"link_id\":\"t3_" + link
            + "\",\"locked\":false,\"no_follow\":true,\"parent_id\":\"" + parent + "\",\"permalink\":\"/r/" + forum
            + "/comments/" + link + "/a_thread/" + id + "/\",\"quarantined\":false,\"removal_reason\":null,\"retrieved_on\":"
            + std::to_string(created + 5'000'000) + ",\"score\":" + std::to_string(score)
            + ",\"send_replies\":true,\"steward_reports\":[],\"stickied\":false,\"subreddit\":\"" + forum
            + "\",\"subreddit_id\":\"t5_2q" + base36(700 + thread.forum)
            + "\",\"subreddit_name_prefixed\":\"r/" + forum + "\",\"subreddit_type\":\"public\",\"total_awards_received\":0}\n";
        if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size())
            return 1;
    }
    return 0;
}
