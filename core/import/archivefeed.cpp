// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/archivefeed.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace parlance::import {

namespace {

class FileFeed final : public ArchiveFeed
{
public:
    FileFeed(int descriptor, std::int64_t size, std::string path)
        : m_descriptor(descriptor), m_size(size), m_path(std::move(path)), m_buffer(BlockBytes, '\0')
    {
    }
    ~FileFeed() override { ::close(m_descriptor); }
    FileFeed(const FileFeed &) = delete;
    FileFeed &operator=(const FileFeed &) = delete;

    Result<std::string_view> next() override
    {
        ssize_t got;
        do {
            got = ::pread(m_descriptor, m_buffer.data(), m_buffer.size(), m_position);
        } while (got < 0 && errno == EINTR);
        if (got < 0)
            return Error{.code = ErrorCode::Io,
                         .message = TR_NOOP("Error", "%1 cannot be read. Check the disk and try again."),
                         .subject = m_path,
                         .offset = m_position,
                         .detail = std::strerror(errno)};
        m_position += got;
        m_fetched += got;
        return std::string_view(m_buffer.data(), static_cast<std::size_t>(got));
    }
    bool canSeek() const override { return true; }
    std::int64_t size() const override { return m_size; }
    void seek(std::int64_t to) override { m_position = to; }
    std::int64_t position() const override { return m_position; }
    std::int64_t fetched() const override { return m_fetched; }

private:
    int m_descriptor;
    std::int64_t m_size;
    std::string m_path;
    std::string m_buffer;
    std::int64_t m_position = 0;
    std::int64_t m_fetched = 0;
};

class MemoryFeed final : public ArchiveFeed
{
public:
    explicit MemoryFeed(std::string_view bytes) : m_bytes(bytes) {}
    Result<std::string_view> next() override
    {
        const auto block = m_bytes.substr(static_cast<std::size_t>(m_position), BlockBytes);
        m_position += static_cast<std::int64_t>(block.size());
        m_fetched += static_cast<std::int64_t>(block.size());
        return block;
    }
    bool canSeek() const override { return true; }
    std::int64_t size() const override { return static_cast<std::int64_t>(m_bytes.size()); }
    void seek(std::int64_t to) override { m_position = std::min(to, size()); }
    std::int64_t position() const override { return m_position; }
    std::int64_t fetched() const override { return m_fetched; }

private:
    std::string_view m_bytes;
    std::int64_t m_position = 0;
    std::int64_t m_fetched = 0;
};

class StreamFeed final : public ArchiveFeed
{
public:
    explicit StreamFeed(std::unique_ptr<ByteSource> bytes)
        : m_bytes(std::move(bytes)), m_buffer(BlockBytes, '\0')
    {
    }
    Result<std::string_view> next() override
    {
        const auto got = m_bytes->read(m_buffer.data(), m_buffer.size());
        if (!got)
            return got.error();
        return std::string_view(m_buffer.data(), *got);
    }
    std::int64_t position() const override { return m_bytes->compressedDone(); }
    std::int64_t fetched() const override { return m_bytes->fetched(); }

private:
    std::unique_ptr<ByteSource> m_bytes;
    std::string m_buffer;
};

} // namespace

Result<std::unique_ptr<ArchiveFeed>> fileFeed(const std::string &path, std::int64_t size)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return Error{.code = ErrorCode::Io,
                     .message = TR_NOOP("Error", "%1 cannot be opened. Check that you may read it."),
                     .subject = path,
                     .detail = std::strerror(errno)};
    return std::unique_ptr<ArchiveFeed>(std::make_unique<FileFeed>(descriptor, size, path));
}

std::unique_ptr<ArchiveFeed> memoryFeed(std::string_view bytes)
{
    return std::make_unique<MemoryFeed>(bytes);
}

std::unique_ptr<ArchiveFeed> streamFeed(std::unique_ptr<ByteSource> bytes)
{
    return std::make_unique<StreamFeed>(std::move(bytes));
}

} // namespace parlance::import
