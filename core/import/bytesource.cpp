// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/bytesource.h"

#include "core/base/hash.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <vector>

namespace parlance::import {

namespace {

/// The file's own bytes, hashed on the way.
class RawSource final : public ByteSource
{
public:
    RawSource(int descriptor, std::string path, std::int64_t total)
        : m_descriptor(descriptor), m_path(std::move(path)), m_total(total)
    {
    }
    explicit RawSource(std::string_view bytes) : m_memory(bytes), m_total(static_cast<std::int64_t>(bytes.size())) {}
    ~RawSource() override
    {
        if (m_descriptor > STDIN_FILENO)
            ::close(m_descriptor);
    }
    RawSource(const RawSource &) = delete;
    RawSource &operator=(const RawSource &) = delete;

    Result<std::size_t> read(char *to, std::size_t size) override
    {
        if (m_failure)
            return *m_failure;
        std::size_t got = 0;
        if (m_descriptor < 0) {
            got = std::min(size, m_memory.size());
            std::memcpy(to, m_memory.data(), got);
            m_memory.remove_prefix(got);
        } else {
            ssize_t result;
            do {
                result = ::read(m_descriptor, to, size);
            } while (result < 0 && errno == EINTR);
            if (result < 0) {
                m_failure = Error{.code = ErrorCode::Io,
                                  .message = TR_NOOP("Error", "%1 cannot be read. Check the disk and try again."),
                                  .subject = m_path, .offset = m_done, .detail = std::strerror(errno)};
                return *m_failure;
            }
            got = static_cast<std::size_t>(result);
        }
        m_done += static_cast<std::int64_t>(got);
        m_hash.add({to, got});
        return got;
    }

    std::int64_t compressedDone() const override { return m_done; }
    std::int64_t compressedTotal() const override { return m_total; }
    const std::string &path() const { return m_path; }

    std::string sha256() override
    {
        if (m_hex.empty()) {
            std::vector<char> rest(1 << 16);
            for (;;) {
                const auto got = read(rest.data(), rest.size());
                if (!got || *got == 0)
                    break;
            }
            m_hex = m_hash.hex();
        }
        return m_hex;
    }

private:
    int m_descriptor = -1; ///< -1: bytes in memory
    std::string_view m_memory;
    std::string m_path;
    std::int64_t m_total = 0;
    std::int64_t m_done = 0;
    Sha256 m_hash;
    std::string m_hex;
    std::optional<Error> m_failure;
};

/// Looks at the first bytes and gives them back.
class PeekedSource final : public ByteSource
{
public:
    explicit PeekedSource(std::unique_ptr<RawSource> raw) : m_raw(std::move(raw)) {}

    Result<std::string_view> peek(std::size_t size)
    {
        while (m_ahead.size() < size) {
            const std::size_t before = m_ahead.size();
            m_ahead.resize(size);
            const auto got = m_raw->read(m_ahead.data() + before, size - before);
            m_ahead.resize(before + (got ? *got : 0));
            if (!got)
                return got.error();
            if (*got == 0)
                break;
        }
        return std::string_view(m_ahead);
    }

    Result<std::size_t> read(char *to, std::size_t size) override
    {
        if (m_taken == m_ahead.size())
            return m_raw->read(to, size);
        const std::size_t got = std::min(size, m_ahead.size() - m_taken);
        std::memcpy(to, m_ahead.data() + m_taken, got);
        m_taken += got;
        return got;
    }

    std::int64_t compressedDone() const override
    {
        return m_raw->compressedDone() - static_cast<std::int64_t>(m_ahead.size() - m_taken);
    }
    std::int64_t compressedTotal() const override { return m_raw->compressedTotal(); }
    std::string sha256() override { return m_raw->sha256(); }
    const std::string &path() const { return m_raw->path(); }

private:
    std::unique_ptr<RawSource> m_raw;
    std::string m_ahead;
    std::size_t m_taken = 0;
};

class ZstdSource final : public ByteSource
{
public:
    explicit ZstdSource(std::unique_ptr<PeekedSource> raw)
        : m_raw(std::move(raw)), m_stream(ZSTD_createDStream()), m_buffer(ZSTD_DStreamInSize())
    {
        // Pushshift's months ask for a window of 2 GiB. The memory is reserved, and touched only as far as it is used.
        ZSTD_DCtx_setParameter(m_stream, ZSTD_d_windowLogMax, 31);
    }
    ~ZstdSource() override { ZSTD_freeDStream(m_stream); }
    ZstdSource(const ZstdSource &) = delete;
    ZstdSource &operator=(const ZstdSource &) = delete;

    Result<std::size_t> read(char *to, std::size_t size) override
    {
        ZSTD_outBuffer out{to, size, 0};
        while (out.pos == 0) {
            if (m_failure)
                return *m_failure;
            if (m_in.pos == m_in.size && !m_ended) {
                const auto got = m_raw->read(m_buffer.data(), m_buffer.size());
                if (!got) {
                    m_failure = got.error();
                    continue;
                }
                m_ended = *got == 0;
                m_in = {m_buffer.data(), *got, 0};
            }
            if (m_ended && m_in.pos == m_in.size && m_frameDone)
                return std::size_t{0};
            const std::size_t inBefore = m_in.pos;
            const std::size_t hint = ZSTD_decompressStream(m_stream, &out, &m_in);
            if (ZSTD_isError(hint)) {
                m_failure = Error{.code = ErrorCode::Corrupt,
                                  .message = TR_NOOP("Error", "%1 is damaged: what comes before the damage was read. Download the file again to get the rest."),
                                  .subject = m_raw->path(), .offset = m_raw->compressedDone(),
                                  .detail = ZSTD_getErrorName(hint)};
                continue;
            }
            m_frameDone = hint == 0;
            if (m_ended && out.pos == 0 && m_in.pos == inBefore && !m_frameDone)
                m_failure = Error{.code = ErrorCode::Corrupt,
                                  .message = TR_NOOP("Error", "%1 breaks off: what is there was read. Download the file again to get the rest."),
                                  .subject = m_raw->path(), .offset = m_raw->compressedDone()};
        }
        return out.pos;
    }

    std::int64_t compressedDone() const override
    {
        return m_raw->compressedDone() - static_cast<std::int64_t>(m_in.size - m_in.pos);
    }
    std::int64_t compressedTotal() const override { return m_raw->compressedTotal(); }
    std::string sha256() override { return m_raw->sha256(); }

private:
    std::unique_ptr<PeekedSource> m_raw;
    ZSTD_DStream *m_stream;
    std::vector<char> m_buffer;
    ZSTD_inBuffer m_in{nullptr, 0, 0};
    bool m_ended = false;
    bool m_frameDone = true;
    std::optional<Error> m_failure;
};

/// What Parlance cannot open yet, by its first bytes; nullptr for everything else.
const char *packedAs(std::string_view head, std::string_view path)
{
    using namespace std::string_view_literals;
    // Blocks of zstd, each behind its own length of four bytes.
    if (path.ends_with(".zst_blocks") || (head.size() >= 8 && head.substr(4, 4) == "\x28\xB5\x2F\xFD"sv))
        return TR_NOOP("Error", "%1 is in the zst_blocks format, which ordinary zstd tools cannot open. Take the .zst file of the same month.");
    if (head.starts_with("\x1f\x8b"sv))
        return TR_NOOP("Error", "%1 is packed with gzip. Unpack it with gunzip and import what is inside.");
    if (head.starts_with("BZh"sv))
        return TR_NOOP("Error", "%1 is packed with bzip2. Unpack it with bunzip2 and import what is inside.");
    if (head.starts_with("\xfd" "7zXZ\0"sv))
        return TR_NOOP("Error", "%1 is packed with xz. Unpack it with unxz and import what is inside.");
    if (head.starts_with("PK\x03\x04"sv))
        return TR_NOOP("Error", "%1 is a zip archive. Unpack it and import the files inside.");
    return nullptr;
}

bool isZstd(std::string_view head)
{
    if (head.size() < 4)
        return false;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(head[i]); };
    const bool frame = byte(0) == 0x28 && byte(1) == 0xB5 && byte(2) == 0x2F && byte(3) == 0xFD;
    const bool skippable = (byte(0) & 0xF0) == 0x50 && byte(1) == 0x2A && byte(2) == 0x4D && byte(3) == 0x18;
    return frame || skippable;
}

Result<std::unique_ptr<ByteSource>> unpacked(std::unique_ptr<RawSource> raw)
{
    auto peeked = std::make_unique<PeekedSource>(std::move(raw));
    const auto head = peeked->peek(8);
    if (!head)
        return head.error();
    if (const char *why = packedAs(*head, peeked->path()))
        return Error{.code = ErrorCode::UnknownFormat, .message = why, .subject = peeked->path()};
    if (isZstd(*head))
        return std::unique_ptr<ByteSource>(std::make_unique<ZstdSource>(std::move(peeked)));
    return std::unique_ptr<ByteSource>(std::move(peeked));
}

} // namespace

Result<std::unique_ptr<ByteSource>> openFile(const std::string &path)
{
    if (path == "-")
        return unpacked(std::make_unique<RawSource>(STDIN_FILENO, path, 0));
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        const int reason = errno;
        return Error{.code = ErrorCode::Io,
                     .message = reason == ENOENT
                         ? TR_NOOP("Error", "There is no file %1. Check its name.")
                         : TR_NOOP("Error", "%1 cannot be opened. Check that you may read it."),
                     .subject = path, .detail = std::strerror(reason)};
    }
    struct stat status{};
    ::fstat(descriptor, &status);
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
    return unpacked(std::make_unique<RawSource>(descriptor, path, S_ISREG(status.st_mode) ? status.st_size : 0));
}

std::unique_ptr<ByteSource> openBytes(std::string_view bytes)
{
    auto opened = unpacked(std::make_unique<RawSource>(bytes));
    if (opened)
        return std::move(*opened);
    // Packed in a way that is refused: as it is, for whoever asked to look at it.
    return std::make_unique<RawSource>(bytes);
}

} // namespace parlance::import
