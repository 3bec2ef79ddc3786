// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/unpack.h"

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>

#include <cstring>
#include <vector>

// Why not libarchive, which knows these too? It drops what it had unpacked of a block when the file breaks off in it, never
// looks at a gzip's checksum, and passes over foreign bytes behind a member in silence. The archives need it all the same.

namespace parlance::import {

namespace {

struct Span
{
    const char *in = nullptr;
    std::size_t inSize = 0;
    char *out = nullptr;
    std::size_t outSize = 0;
};

/// One decompressor, a member (a whole compressed stream) at a time.
class Codec
{
public:
    enum class State { Going, MemberEnd, Damaged };
    virtual ~Codec() = default;
    /// Moves `span` on. Damage leaves what was unpacked before it in `out`.
    virtual State run(Span &span) = 0;
    /// Makes ready for the next member, if the bytes behind the last one begin one.
    virtual bool begin(std::string_view head) = 0;
    virtual const char *reason() const = 0; ///< of the damage
};

class GzipCodec final : public Codec
{
public:
    ~GzipCodec() override { inflateEnd(&m_stream); }
    bool begin(std::string_view head) override
    {
        if (packingOf(head) != Packing::Gzip)
            return false;
        inflateEnd(&m_stream);
        m_stream = {};
        return inflateInit2(&m_stream, 15 + 16) == Z_OK; // 16: gzip's header and trailer, with its sum
    }
    State run(Span &span) override
    {
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(span.in));
        m_stream.avail_in = static_cast<uInt>(std::min<std::size_t>(span.inSize, 1u << 30));
        m_stream.next_out = reinterpret_cast<Bytef *>(span.out);
        m_stream.avail_out = static_cast<uInt>(std::min<std::size_t>(span.outSize, 1u << 30));
        const int result = inflate(&m_stream, Z_NO_FLUSH);
        const auto used = static_cast<std::size_t>(reinterpret_cast<const char *>(m_stream.next_in) - span.in);
        const auto made = static_cast<std::size_t>(reinterpret_cast<char *>(m_stream.next_out) - span.out);
        span = {span.in + used, span.inSize - used, span.out + made, span.outSize - made};
        if (result == Z_STREAM_END)
            return State::MemberEnd;
        return result == Z_OK || result == Z_BUF_ERROR ? State::Going : State::Damaged;
    }
    const char *reason() const override { return m_stream.msg ? m_stream.msg : "gzip"; }

private:
    z_stream m_stream{};
};

class Bzip2Codec final : public Codec
{
public:
    ~Bzip2Codec() override { BZ2_bzDecompressEnd(&m_stream); }
    bool begin(std::string_view head) override
    {
        if (packingOf(head) != Packing::Bzip2)
            return false;
        BZ2_bzDecompressEnd(&m_stream);
        m_stream = {};
        return BZ2_bzDecompressInit(&m_stream, 0, 0) == BZ_OK;
    }
    State run(Span &span) override
    {
        m_stream.next_in = const_cast<char *>(span.in);
        m_stream.avail_in = static_cast<unsigned>(std::min<std::size_t>(span.inSize, 1u << 30));
        m_stream.next_out = span.out;
        m_stream.avail_out = static_cast<unsigned>(std::min<std::size_t>(span.outSize, 1u << 30));
        const int result = BZ2_bzDecompress(&m_stream);
        const auto used = static_cast<std::size_t>(m_stream.next_in - span.in);
        const auto made = static_cast<std::size_t>(m_stream.next_out - span.out);
        span = {span.in + used, span.inSize - used, span.out + made, span.outSize - made};
        if (result == BZ_STREAM_END)
            return State::MemberEnd;
        m_reason = result == BZ_MEM_ERROR ? "out of memory" : "bzip2 data error";
        return result == BZ_OK ? State::Going : State::Damaged;
    }
    const char *reason() const override { return m_reason; }

private:
    bz_stream m_stream{};
    const char *m_reason = "";
};

class LzmaCodec final : public Codec
{
public:
    explicit LzmaCodec(Packing packing) : m_packing(packing) {}
    ~LzmaCodec() override { lzma_end(&m_stream); }
    bool begin(std::string_view head) override
    {
        if (packingOf(head) != m_packing)
            return false;
        // A dictionary is at most 4 GiB, and touched only as far as there is content.
        const std::uint64_t memory = std::uint64_t{5} << 30;
        return (m_packing == Packing::Xz ? lzma_stream_decoder(&m_stream, memory, 0)
                                         : lzma_alone_decoder(&m_stream, memory)) == LZMA_OK;
    }
    State run(Span &span) override
    {
        m_stream.next_in = reinterpret_cast<const std::uint8_t *>(span.in);
        m_stream.avail_in = span.inSize;
        m_stream.next_out = reinterpret_cast<std::uint8_t *>(span.out);
        m_stream.avail_out = span.outSize;
        const lzma_ret result = lzma_code(&m_stream, LZMA_RUN);
        span = {reinterpret_cast<const char *>(m_stream.next_in), m_stream.avail_in,
                reinterpret_cast<char *>(m_stream.next_out), m_stream.avail_out};
        switch (result) {
        case LZMA_STREAM_END: return State::MemberEnd;
        case LZMA_OK:
        case LZMA_BUF_ERROR: return State::Going;
        case LZMA_MEM_ERROR:
        case LZMA_MEMLIMIT_ERROR: m_reason = "out of memory"; return State::Damaged;
        case LZMA_OPTIONS_ERROR: m_reason = "xz: unsupported options"; return State::Damaged;
        default: m_reason = "xz data error"; return State::Damaged;
        }
    }
    const char *reason() const override { return m_reason; }

private:
    Packing m_packing;
    lzma_stream m_stream = LZMA_STREAM_INIT;
    const char *m_reason = "";
};

/// Members of one kind, one behind the other.
class CodecSource final : public ByteSource
{
public:
    CodecSource(std::unique_ptr<ByteSource> packed, std::unique_ptr<Codec> codec, std::string name)
        : m_packed(std::move(packed)), m_name(std::move(name)), m_codec(std::move(codec)), m_buffer(std::size_t{128} << 10)
    {
    }

    Result<std::size_t> read(char *to, std::size_t size) override
    {
        Span span{nullptr, 0, to, size};
        while (span.outSize == size) {
            if (m_failure)
                return *m_failure;
            if (size == 0 || (!m_inMember && !nextMember())) {
                if (m_failure)
                    continue;
                return std::size_t{0};
            }
            if (m_at == m_end && !m_ended)
                refill();
            span.in = m_buffer.data() + m_at;
            span.inSize = m_end - m_at;
            const Codec::State state = m_codec->run(span);
            const std::size_t at = m_end - span.inSize;
            const bool moved = at != m_at || span.outSize != size;
            m_at = at;
            if (state == Codec::State::MemberEnd)
                m_inMember = false;
            else if (state == Codec::State::Damaged)
                m_failure = damage(m_codec->reason());
            else if (!moved && m_at != m_end)
                m_failure = damage("no way on");
            else if (!moved && m_ended)
                m_failure = m_inputFailure ? *m_inputFailure
                                           : Error{.code = ErrorCode::Corrupt,
                                                   .message = TR_NOOP("Error", "%1 breaks off: what is there was read. Download the file again to get the rest."),
                                                   .subject = m_name, .offset = compressedDone()};
            m_guard.add(size - span.outSize);
            if (m_guard.isTripped(m_packed->fetched()))
                m_failure = UnpackingGuard::error(m_name, compressedDone());
        }
        return size - span.outSize;
    }

    std::int64_t compressedDone() const override
    {
        return m_packed->compressedDone() - static_cast<std::int64_t>(m_end - m_at);
    }
    std::int64_t compressedTotal() const override { return m_packed->compressedTotal(); }
    std::string sha256() override { return m_packed->sha256(); }
    std::int64_t fetched() const override { return m_packed->fetched(); }

private:
    Error damage(const char *reason) const
    {
        return Error{.code = ErrorCode::Corrupt,
                     .message = TR_NOOP("Error", "%1 is damaged: what comes before the damage was read. Download the file again to get the rest."),
                     .subject = m_name, .offset = compressedDone(), .detail = reason};
    }

    /// Puts more behind what is left in the buffer.
    void refill()
    {
        std::memmove(m_buffer.data(), m_buffer.data() + m_at, m_end - m_at);
        m_end -= m_at;
        m_at = 0;
        const auto got = m_packed->read(m_buffer.data() + m_end, m_buffer.size() - m_end);
        if (!got)
            m_inputFailure = got.error();
        m_ended = !got || *got == 0;
        m_end += got ? *got : 0;
    }

    /// False at the end, or with m_failure set.
    bool nextMember()
    {
        constexpr std::size_t mark = 16; // enough to know any member by
        for (;;) {
            while (m_started && m_at < m_end && m_buffer[m_at] == '\0')
                ++m_at; // padding
            if (m_end - m_at >= mark || m_ended)
                break;
            refill();
        }
        if (m_at == m_end) {
            m_failure = m_inputFailure;
            return false;
        }
        if (m_codec->begin({m_buffer.data() + m_at, m_end - m_at})) {
            m_started = m_inMember = true;
            return true;
        }
        if (m_inputFailure)
            m_failure = m_inputFailure;
        else if (m_started)
            m_failure = Error{.code = ErrorCode::Corrupt,
                              .message = TR_NOOP("Error", "%1 goes on behind its end with bytes that are no part of it: what comes before them was read. Download the file again if something is missing."),
                              .subject = m_name, .offset = compressedDone()};
        else
            m_failure = damage("out of memory");
        return false;
    }

    std::unique_ptr<ByteSource> m_packed;
    std::string m_name;
    std::unique_ptr<Codec> m_codec;
    std::vector<char> m_buffer;
    std::size_t m_at = 0, m_end = 0;    ///< of what is in the buffer
    bool m_ended = false;               ///< nothing more to put there
    bool m_inMember = false;
    bool m_started = false;
    UnpackingGuard m_guard;
    std::optional<Error> m_inputFailure; ///< told when what was read before it is unpacked
    std::optional<Error> m_failure;
};

} // namespace

std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> packed, Packing packing, const std::string &name)
{
    std::unique_ptr<Codec> codec;
    switch (packing) {
    case Packing::Zstd: return zstdSource(std::move(packed), name);
    case Packing::Gzip: codec = std::make_unique<GzipCodec>(); break;
    case Packing::Bzip2: codec = std::make_unique<Bzip2Codec>(); break;
    case Packing::Xz:
    case Packing::Lzma: codec = std::make_unique<LzmaCodec>(packing); break;
    case Packing::None:
    case Packing::Zip:
    case Packing::Tar:
    case Packing::SevenZip: return packed;
    }
    return std::make_unique<CodecSource>(std::move(packed), std::move(codec), name);
}

} // namespace parlance::import
