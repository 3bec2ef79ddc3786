// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/unpack.h"

#include <cstring>

namespace parlance::import {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t headBytes = 512; ///< a tar's first header
constexpr int mostLayers = 4;

std::uint32_t littleEndian(std::string_view bytes)
{
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

bool isZstd(std::string_view head)
{
    return head.starts_with("\x28\xB5\x2F\xFD"sv)
        || (head.size() >= 4 && (head[0] & 0xF0) == 0x50 && head.substr(1, 3) == "\x2A\x4D\x18"sv);
}

/// A block or, in a file of nothing, the end behind the mark; a file may break off inside them.
bool isBzip2(std::string_view head)
{
    if (head.size() < 4 || !head.starts_with("BZh"sv) || head[3] < '1' || head[3] > '9')
        return false;
    const std::string_view next = head.substr(4, 6);
    return "\x31\x41\x59\x26\x53\x59"sv.starts_with(next) || "\x17\x72\x45\x38\x50\x90"sv.starts_with(next);
}

/// The old .lzma has no mark of its own: properties, a dictionary size of few bits, a size that is plausible or not told.
bool isLzma(std::string_view head)
{
    if (head.size() < 14 || head[0] != 0x5D || head[13] != 0)
        return false;
    const std::uint32_t dictionary = littleEndian(head.substr(1));
    if (dictionary < 4096 || (dictionary & (dictionary - 1) & ((dictionary >> 1) - 1) & 0x7FFFFFFF) != 0)
        return dictionary == 0xFFFFFFFF;
    const std::uint32_t high = littleEndian(head.substr(9));
    return high == 0xFFFFFFFF ? littleEndian(head.substr(5)) == 0xFFFFFFFF : high < 0x100;
}

/// A header whose sum is right, in any of tar's dialects.
bool isTar(std::string_view head)
{
    if (head.size() < headBytes || head[0] == '\0')
        return false;
    std::int64_t plain = 0, signedly = 0;
    for (std::size_t i = 0; i < headBytes; ++i) {
        const char c = i >= 148 && i < 156 ? ' ' : head[i];
        plain += static_cast<unsigned char>(c);
        signedly += static_cast<signed char>(c); // some old writers
    }
    std::int64_t told = 0;
    std::size_t at = 148;
    while (at < 156 && head[at] == ' ')
        ++at;
    const std::size_t first = at;
    for (; at < 156 && head[at] >= '0' && head[at] <= '7'; ++at)
        told = told * 8 + (head[at] - '0');
    return at > first && (told == plain || told == signedly);
}

/// What is refused, by its first bytes; nullptr for everything else.
const char *refusal(std::string_view head, std::string_view name)
{
    // Blocks of zstd, each behind its own length of four bytes.
    if (name.ends_with(".zst_blocks") || (head.size() >= 8 && head.substr(4, 4) == "\x28\xB5\x2F\xFD"sv))
        return TR_NOOP("Error", "%1 is in the zst_blocks format, which ordinary zstd tools cannot open. Take the .zst file of the same month.");
    if (head.starts_with("Rar!\x1A\x07"sv))
        return TR_NOOP("Error", "%1 is a RAR archive. Unpack it and import the files inside.");
    return nullptr;
}

} // namespace

Error UnpackingGuard::error(const std::string &name, std::int64_t offset)
{
    return Error{.code = ErrorCode::Corrupt,
                 .message = TR_NOOP("Error", "%1 unpacks to more than 500 times its size, which no dump does; it was not read further."),
                 .subject = name, .offset = offset};
}

std::string_view PeekedSource::peek(std::size_t size)
{
    if (m_doneBefore < 0)
        m_doneBefore = m_raw->compressedDone();
    bool ended = m_failure.has_value();
    while (!ended && m_ahead.size() < size) {
        const std::size_t before = m_ahead.size();
        m_ahead.resize(size);
        const auto got = m_raw->read(m_ahead.data() + before, size - before);
        m_ahead.resize(before + (got ? *got : 0));
        if (!got)
            m_failure = got.error();
        ended = !got || *got == 0;
    }
    return m_ahead;
}

Result<std::size_t> PeekedSource::read(char *to, std::size_t size)
{
    if (m_taken == m_ahead.size()) {
        if (m_failure)
            return *m_failure;
        return m_raw->read(to, size);
    }
    const std::size_t got = std::min(size, m_ahead.size() - m_taken);
    std::memcpy(to, m_ahead.data() + m_taken, got);
    m_taken += got;
    if (m_taken == m_ahead.size()) {
        m_ahead = {};
        m_taken = 0;
    }
    return got;
}

std::int64_t PeekedSource::compressedDone() const
{
    // What is ahead counts from when it is taken: never back, and all of it at the end.
    return m_taken == m_ahead.size() ? m_raw->compressedDone()
                                     : std::min(m_raw->compressedDone(),
                                                m_doneBefore + static_cast<std::int64_t>(m_taken));
}

Packing packingOf(std::string_view head)
{
    if (isZstd(head))
        return Packing::Zstd;
    if (head.starts_with("\x1F\x8B\x08"sv))
        return Packing::Gzip;
    if (isBzip2(head))
        return Packing::Bzip2;
    if (head.starts_with("\xFD" "7zXZ\0"sv))
        return Packing::Xz;
    if (head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv) || head.starts_with("PK\x07\x08PK\x03\x04"sv)
        || head.starts_with("PK00PK\x03\x04"sv))
        return Packing::Zip;
    if (head.starts_with("7z\xBC\xAF\x27\x1C"sv))
        return Packing::SevenZip;
    if (isTar(head))
        return Packing::Tar;
    if (isLzma(head))
        return Packing::Lzma;
    return Packing::None;
}

Result<Unpacked> unpack(std::unique_ptr<ByteSource> raw, const std::string &name)
{
    Unpacked unpacked;
    for (int layers = 0;; ++layers) {
        auto peeked = std::make_unique<PeekedSource>(std::move(raw));
        const std::string_view head = peeked->peek(headBytes);
        if (layers == 0 && head.empty() && peeked->failure())
            return *peeked->failure(); // a folder, a broken disk
        if (const char *why = refusal(head, name))
            return Error{.code = ErrorCode::UnknownFormat, .message = why, .subject = name};
        const Packing packing = packingOf(head);
        if (packing == Packing::None || isArchive(packing)) {
            unpacked.bytes = std::move(peeked);
            unpacked.archive = packing;
            return unpacked;
        }
        if (layers == mostLayers)
            return Error{.code = ErrorCode::UnknownFormat,
                         .message = TR_NOOP("Error", "%1 was compressed more than four times over, which no dump is. Unpack it and import what is inside."),
                         .subject = name};
        raw = decompressed(std::move(peeked), packing, name);
        unpacked.compressed = true;
    }
}

} // namespace parlance::import
