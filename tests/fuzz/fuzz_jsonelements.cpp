// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes: the elements are the same however the document is read and cut, and every byte of an element is the document's.
#include "core/import/jsonelements.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace parlance::import;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

class ElementReader final : public Reader
{
public:
    const char *name() const override { return "elements"; }
    const char *title() const override { return ""; }
    const char *recognisedBy() const override { return ""; }
    const char *provedOn() const override { return ""; }
    bool recognises(std::string_view) const override { return true; }
    Cut cut() const override { return Cut::Own; }
    std::unique_ptr<Cutter> cutter(const FileFacts &) const override
    {
        return std::make_unique<JsonElementCutter>(
            std::vector<JsonPath>{{"messages"}, {"chats", "list", "*", "messages"}, {"*", "a"}, {}});
    }
    Batch parse(const Chunk &) const override { return {}; }
};

std::string told(const std::string &bytes, std::size_t chunkBytes)
{
    static const ElementReader reader;
    const auto source = openBytes(bytes);
    Splitter splitter(*source, reader, {}, {}, chunkBytes);
    std::string text;
    for (;;) {
        const auto chunk = splitter.next();
        if (!chunk || !*chunk)
            return text;
        JsonElements elements(**chunk);
        while (const auto element = elements.next()) {
            const Reject place = elements.reject(*element, "");
            require(place.offset >= 0 && place.offset + element->text.size() <= bytes.size());
            require(bytes.compare(static_cast<std::size_t>(place.offset), element->text.size(), element->text) == 0);
            require(place.line == 1 + std::count(bytes.begin(), bytes.begin() + place.offset, '\n'));
            text += std::to_string(place.offset) + (element->fault ? element->fault : std::string(element->text)) + elements.container() + "\n";
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    if (bytes.starts_with("\xEF\xBB\xBF"))
        return 0;
    const std::string whole = told(bytes, 1 << 20);
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{40}, std::size_t{3000}})
        require(told(bytes, chunk) == whole);
    return 0;
}
