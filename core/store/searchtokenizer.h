// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace parlance::store {

/// Cuts text into the very tokens of SQLite's own "unicode61 remove_diacritics 2", which the full-text index names.
///
/// Runs of ASCII are cut here; a run that holds anything else goes to SQLite's tokenizer, so that no table of Unicode has to
/// agree. For one thread at a time.
class SearchTokenizer
{
public:
    static Result<SearchTokenizer> create();
    ~SearchTokenizer();
    SearchTokenizer(SearchTokenizer &&) noexcept;
    SearchTokenizer &operator=(SearchTokenizer &&) noexcept;

    /// Bytes behind a token that may be read: they are zero.
    static constexpr std::size_t Padding = 16;

    /// Calls use(std::string_view) for each token in order, folded, with Padding behind it.
    template <class Use> void forEach(std::string_view text, Use use)
    {
        const auto *bytes = reinterpret_cast<const unsigned char *>(text.data());
        const std::size_t size = text.size();
        for (std::size_t at = 0; at < size;) {
            const std::size_t begin = at;
            while (at < size && m_folded[bytes[at]] > Separator)
                ++at;
            if (at == size || bytes[at] < 0x80) {
                if (at > begin) {
                    char *token = room(at - begin);
                    for (std::size_t i = begin; i < at; ++i)
                        token[i - begin] = static_cast<char>(m_folded[bytes[i]]);
                    std::memset(token + (at - begin), 0, Padding);
                    use(std::string_view(token, at - begin));
                }
                ++at;
                continue;
            }
            // A separator of ASCII ends every token, whatever is between.
            while (at < size && (bytes[at] >= 0x80 || m_folded[bytes[at]] > Separator))
                ++at;
            struct Context
            {
                SearchTokenizer *self;
                Use *use;
            } context{this, &use};
            delegate(text.substr(begin, at - begin), &context,
                     [](void *given, int, const char *folded, int length, int, int) {
                         const auto &to = *static_cast<Context *>(given);
                         const auto tokenSize = static_cast<std::size_t>(length);
                         char *token = to.self->room(tokenSize);
                         std::memcpy(token, folded, tokenSize);
                         std::memset(token + tokenSize, 0, Padding);
                         (*to.use)(std::string_view(token, tokenSize));
                         return 0;
                     });
        }
    }

private:
    struct BuiltIn;
    using Receive = int (*)(void *context, int flags, const char *token, int size, int begin, int end);

    explicit SearchTokenizer(std::unique_ptr<BuiltIn> builtIn);
    void delegate(std::string_view text, void *context, Receive receive) const;

    char *room(std::size_t size)
    {
        if (m_token.size() < size + Padding) [[unlikely]]
            m_token.resize(2 * size + Padding);
        return m_token.data();
    }

    static constexpr unsigned char Separator = 0;

    std::unique_ptr<BuiltIn> m_builtIn;
    std::array<unsigned char, 256> m_folded{}; ///< of ASCII; Separator for what is in no token, and beyond ASCII
    std::string m_token = std::string(256, '\0');
};

} // namespace parlance::store
