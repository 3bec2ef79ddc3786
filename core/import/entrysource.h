// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash.h"
#include "core/import/archivecursor.h"
#include "core/import/bytesource.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace parlance::import {

/// The content of the entry that a cursor stands at, as a file.
class EntrySource final : public ByteSource
{
public:
    EntrySource(std::shared_ptr<ArchiveCursor> cursor, std::string name, std::int64_t bytes,
                std::shared_ptr<std::atomic<std::int64_t>> passed = nullptr)
        : m_cursor(std::move(cursor)), m_name(std::move(name)), m_index(m_cursor->index()),
          m_fetchedBefore(m_cursor->feed().fetched()), m_total(bytes), m_passed(std::move(passed))
    {
    }

    Result<std::size_t> read(char *to, std::size_t size) override
    {
        if (m_failure)
            return *m_failure;
        if (m_cursor->index() != m_index)
            return Error{.code = ErrorCode::Internal,
                         .message =
                             TR_NOOP("Error", "%1 was closed when another file of its archive was opened."),
                         .subject = m_name};
        const auto got = m_cursor->read(to, size, m_name);
        if (m_passed)
            m_passed->store(m_cursor->feed().position(), std::memory_order_relaxed);
        if (!got) {
            m_failure = got.error();
            return got;
        }
        m_hash.add({to, *got});
        m_done += static_cast<std::int64_t>(*got);
        m_guard.add(*got);
        if (m_guard.isTripped(fetched()))
            m_failure = UnpackingGuard::error(m_name, m_done);
        return got;
    }
    std::int64_t compressedDone() const override { return m_done; }
    std::int64_t compressedTotal() const override { return std::max<std::int64_t>(0, m_total); }
    std::int64_t fetched() const override { return m_cursor->feed().fetched() - m_fetchedBefore; }
    std::string sha256() override
    {
        if (m_hex.empty()) {
            std::string rest(BlockBytes, '\0');
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
    std::shared_ptr<ArchiveCursor> m_cursor;
    std::string m_name;
    std::int64_t m_index;
    std::int64_t m_fetchedBefore;
    std::int64_t m_total;
    std::int64_t m_done = 0;
    std::shared_ptr<std::atomic<std::int64_t>> m_passed;
    Sha256 m_hash;
    std::string m_hex;
    UnpackingGuard m_guard{2 * BlockBytes}; // libarchive may have the member's first bytes in hand already
    std::optional<Error> m_failure;
};

} // namespace parlance::import
