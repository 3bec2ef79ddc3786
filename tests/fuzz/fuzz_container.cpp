// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes: an archive, a compressed file or text in some encoding; what comes out keeps the promises of the headers.
#include "core/import/charset.h"
#include "core/import/container.h"
#include "core/text/utf8.h"

#include <cstdint>
#include <cstdlib>

using namespace parlance;
using namespace parlance::import;

namespace {

void demand(bool promise)
{
    if (!promise)
        std::abort();
}

void checkError(const Error &error)
{
    demand(*error.message != '\0' && !describe(error).empty());
    demand(error.code != ErrorCode::Internal && error.code != ErrorCode::Cancelled);
}

/// Reads at most a megabyte, in pieces of changing size.
std::string readSome(ByteSource &source)
{
    std::string all;
    char buffer[8192];
    std::size_t piece = 1;
    while (all.size() < (1u << 20)) {
        const auto got = source.read(buffer, piece);
        if (!got) {
            checkError(got.error());
            const auto again = source.read(buffer, 1);
            demand(!again && again.error().code == got.error().code);
            return all;
        }
        demand(*got <= piece);
        if (*got == 0) {
            demand(source.read(buffer, sizeof buffer).value() == 0);
            return all;
        }
        all.append(buffer, *got);
        piece = piece * 7 % sizeof buffer + 1;
    }
    return all;
}

void checkText(std::unique_ptr<ByteSource> raw)
{
    const auto text = decodeCharset(std::move(raw));
    const std::string all = readSome(*text);
    demand(text->replaced() >= 0 && text->compressedDone() >= 0);
    const std::string charset = text->charset();
    if (charset != "UTF-8" && !charset.empty() && all.size() < (1u << 20))
        demand(text::isValidUtf8(all));
    looksLikeDoubleEncoded(all);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    checkText(openBytes(bytes));
    guessCharset(bytes);
    NoProgress progress;
    const auto container = Container::openBytes(bytes, "x", progress);
    if (!container) {
        checkError(container.error());
        return 0;
    }
    for (const Error &problem : (*container)->problems())
        checkError(problem);
    const auto &members = (*container)->members();
    demand(!members.empty());
    for (std::size_t i = 0; i < members.size() && i < 20; ++i) {
        const std::string &path = members[i].path;
        demand(!path.empty() && text::isValidUtf8(path) && path.front() != '/');
        demand(path != ".." && !path.starts_with("../") && path.find("/../") == std::string::npos && !path.ends_with("/.."));
        // Not in order, so that the walk starts over, too.
        auto member = (*container)->openMember(i % 3 == 2 ? i - 1 : i, progress);
        if (member)
            checkText(std::move(*member));
        else
            checkError(member.error());
        demand((*container)->compressedDone() >= 0 && (*container)->compressedDone() <= (*container)->compressedTotal());
    }
    return 0;
}
