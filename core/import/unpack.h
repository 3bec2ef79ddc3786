// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/bytesource.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// What bytesource.cpp, codecs.cpp and container.cpp share; nobody else needs it.
namespace parlance::import {

/// Stops what unpacks to nonsense before it fills the disk. The densest real dumps reach 20 to 1; a bomb 1,000 and more.
class UnpackingGuard
{
public:
    static constexpr std::int64_t freely = std::int64_t{64} << 20; ///< bytes nobody asks about
    static constexpr std::int64_t mostTimes = 500;
    /// \param readAhead  bytes that may have been fetched before `fetched` began to count.
    explicit UnpackingGuard(std::int64_t readAhead = 0) : m_readAhead(readAhead) {}

    void add(std::size_t unpacked) { m_unpacked += static_cast<std::int64_t>(unpacked); }
    bool isTripped(std::int64_t fetched) const
    {
        return m_unpacked > freely && m_unpacked / mostTimes > fetched + m_readAhead;
    }
    static Error error(const std::string &name, std::int64_t offset);

private:
    std::int64_t m_unpacked = 0;
    std::int64_t m_readAhead;
};

/// Looks at the first bytes of a source and gives them back.
class PeekedSource final : public ByteSource
{
public:
    explicit PeekedSource(std::unique_ptr<ByteSource> raw) : m_raw(std::move(raw)) {}

    /// The first `size` bytes, fewer when the source ends or fails before; the failure is told by read(), in its place.
    /// To be called before read().
    std::string_view peek(std::size_t size);
    /// What peek() ran into, if it did.
    const std::optional<Error> &failure() const { return m_failure; }

    Result<std::size_t> read(char *to, std::size_t size) override;
    std::int64_t compressedDone() const override;
    std::int64_t compressedTotal() const override { return m_raw->compressedTotal(); }
    std::string sha256() override { return m_raw->sha256(); }
    std::int64_t fetched() const override { return m_raw->fetched(); }
    std::string charset() const override { return m_raw->charset(); }
    std::int64_t replaced() const override { return m_raw->replaced(); }

private:
    std::unique_ptr<ByteSource> m_raw;
    std::string m_ahead;
    std::size_t m_taken = 0;
    std::int64_t m_doneBefore = -1; ///< compressedDone() that belongs to what is ahead
    std::optional<Error> m_failure;
};

enum class Packing { None, Zstd, Gzip, Bzip2, Xz, Lzma, Zip, Tar, SevenZip };

/// What content that begins with `head` (512 bytes, fewer only when it ends before) is packed with.
Packing packingOf(std::string_view head);
inline bool isArchive(Packing packing) { return packing >= Packing::Zip; }

/// Decompressors, each for one Packing; `name` stands in the errors.
std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> packed, Packing packing, const std::string &name);
std::unique_ptr<ByteSource> zstdSource(std::unique_ptr<ByteSource> packed, const std::string &name);

/// Content with every compression taken off.
struct Unpacked
{
    std::unique_ptr<ByteSource> bytes;
    Packing archive = Packing::None; ///< what `bytes` are an archive of, if they are
    bool compressed = false;         ///< whether something was taken off
};

/// \error ErrorCode::UnknownFormat  .zst_blocks, .rar, compression more than four deep.
Result<Unpacked> unpack(std::unique_ptr<ByteSource> raw, const std::string &name);

/// A file's own bytes.
Result<std::unique_ptr<ByteSource>> rawFile(const std::string &path);
std::unique_ptr<ByteSource> rawBytes(std::string_view bytes);

} // namespace parlance::import
