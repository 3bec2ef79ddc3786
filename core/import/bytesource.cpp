// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/bytesource.h"

#include "core/base/hash.h"
#include "core/import/unpack.h"

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

class ZstdSource final : public ByteSource
{
public:
    ZstdSource(std::unique_ptr<ByteSource> raw, std::string name)
        : m_raw(std::move(raw)), m_name(std::move(name)), m_stream(ZSTD_createDStream()), m_buffer(ZSTD_DStreamInSize())
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
                                  .subject = m_name, .offset = m_raw->compressedDone(),
                                  .detail = ZSTD_getErrorName(hint)};
                continue;
            }
            m_frameDone = hint == 0;
            if (m_ended && out.pos == 0 && m_in.pos == inBefore && !m_frameDone)
                m_failure = Error{.code = ErrorCode::Corrupt,
                                  .message = TR_NOOP("Error", "%1 breaks off: what is there was read. Download the file again to get the rest."),
                                  .subject = m_name, .offset = m_raw->compressedDone()};
        }
        m_guard.add(out.pos);
        if (m_guard.isTripped(m_raw->fetched()))
            m_failure = UnpackingGuard::error(m_name, compressedDone());
        return out.pos;
    }

    std::int64_t compressedDone() const override
    {
        return m_raw->compressedDone() - static_cast<std::int64_t>(m_in.size - m_in.pos);
    }
    std::int64_t compressedTotal() const override { return m_raw->compressedTotal(); }
    std::string sha256() override { return m_raw->sha256(); }
    std::int64_t fetched() const override { return m_raw->fetched(); }

private:
    std::unique_ptr<ByteSource> m_raw;
    std::string m_name;
    ZSTD_DStream *m_stream;
    std::vector<char> m_buffer;
    ZSTD_inBuffer m_in{nullptr, 0, 0};
    bool m_ended = false;
    bool m_frameDone = true;
    UnpackingGuard m_guard;
    std::optional<Error> m_failure;
};

} // namespace

std::unique_ptr<ByteSource> zstdSource(std::unique_ptr<ByteSource> packed, const std::string &name)
{
    return std::make_unique<ZstdSource>(std::move(packed), name);
}

std::unique_ptr<ByteSource> rawBytes(std::string_view bytes)
{
    return std::make_unique<RawSource>(bytes);
}

Result<std::unique_ptr<ByteSource>> rawFile(const std::string &path)
{
    if (path == "-")
        return std::unique_ptr<ByteSource>(std::make_unique<RawSource>(STDIN_FILENO, path, 0));
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
    return std::unique_ptr<ByteSource>(
        std::make_unique<RawSource>(descriptor, path, S_ISREG(status.st_mode) ? status.st_size : 0));
}

Result<std::unique_ptr<ByteSource>> openFile(const std::string &path)
{
    auto raw = rawFile(path);
    if (!raw)
        return raw.error();
    auto unpacked = unpack(std::move(*raw), path);
    if (!unpacked)
        return unpacked.error();
    if (isArchive(unpacked->archive))
        return Error{.code = ErrorCode::UnknownFormat,
                     .message = TR_NOOP("Error", "%1 is an archive of several files, and one file is needed here. Unpack it and take the one you need."),
                     .subject = path};
    return std::move(unpacked->bytes);
}

std::unique_ptr<ByteSource> openBytes(std::string_view bytes)
{
    auto unpacked = unpack(rawBytes(bytes), "");
    if (unpacked && !isArchive(unpacked->archive))
        return std::move(unpacked->bytes);
    // Packed in a way that is refused: as it is, for whoever asked to look at it.
    return rawBytes(bytes);
}

} // namespace parlance::import
