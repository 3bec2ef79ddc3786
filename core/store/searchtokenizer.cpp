// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/searchtokenizer.h"

#include <sqlite3.h>

namespace parlance::store {

namespace {

Error notThere()
{
    return Error{.code = ErrorCode::Internal,
                 .message = TR_NOOP("Error", "The workspace %1 cannot be read or written."),
                 .detail = std::string("no FTS5 in SQLite ") + sqlite3_libversion()};
}

} // namespace

struct SearchTokenizer::BuiltIn
{
    sqlite3 *connection = nullptr; ///< in memory: what FTS5 hands its interface out through
    fts5_tokenizer methods{};
    Fts5Tokenizer *tokenizer = nullptr;

    ~BuiltIn()
    {
        if (tokenizer)
            methods.xDelete(tokenizer);
        sqlite3_close_v2(connection);
    }
};

SearchTokenizer::SearchTokenizer(std::unique_ptr<BuiltIn> builtIn) : m_builtIn(std::move(builtIn)) {}
SearchTokenizer::~SearchTokenizer() = default;
SearchTokenizer::SearchTokenizer(SearchTokenizer &&) noexcept = default;
SearchTokenizer &SearchTokenizer::operator=(SearchTokenizer &&) noexcept = default;

Result<SearchTokenizer> SearchTokenizer::create()
{
    auto builtIn = std::make_unique<BuiltIn>();
    if (sqlite3_open_v2(":memory:", &builtIn->connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
        return notThere();
    fts5_api *api = nullptr;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(builtIn->connection, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void *>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    void *userData = nullptr;
    const char *options[] = {"remove_diacritics", "2"};
    if (!api || api->xFindTokenizer(api, "unicode61", &userData, &builtIn->methods) != SQLITE_OK
        || builtIn->methods.xCreate(userData, options, 2, &builtIn->tokenizer) != SQLITE_OK)
        return notThere();
    SearchTokenizer made(std::move(builtIn));
    for (int c = 0; c < 0x80; ++c) {
        const char byte = static_cast<char>(c);
        made.delegate({&byte, 1}, &made.m_folded[static_cast<std::size_t>(c)],
                      [](void *folded, int, const char *token, int, int, int) {
                          *static_cast<unsigned char *>(folded) = static_cast<unsigned char>(*token);
                          return 0;
                      });
    }
    return made;
}

void SearchTokenizer::delegate(std::string_view text, void *context, Receive receive) const
{
    m_builtIn->methods.xTokenize(m_builtIn->tokenizer, context, FTS5_TOKENIZE_DOCUMENT, text.data(),
                                 static_cast<int>(text.size()), receive);
}

} // namespace parlance::store
