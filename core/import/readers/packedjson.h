// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

#include <simdjson.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace parlance::import {

// What a site's API answers, as people keep it: one document, an array of them, or one a line. Each such unit is a record, or
// holds several.

/// The fields of a JSON object. What is not there, or of another type, is empty.
class JsonObject
{
public:
    explicit JsonObject(simdjson::dom::object object) : m_object(object) {}

    bool has(std::string_view key) const { return m_object.at_key(key).error() == simdjson::SUCCESS; }
    /// Valid UTF-8 without NUL.
    std::string text(std::string_view key) const;
    bool isText(std::string_view key) const;
    /// A text, or the digits of an integer: ids are either, and may have more digits than a double.
    std::string id(std::string_view key) const;
    /// A number, also one written as a text.
    std::optional<double> number(std::string_view key) const;
    /// The same as a score, kept within 32 bits.
    std::optional<std::int32_t> score(std::string_view key) const;
    /// Seconds since 1970, of a number.
    std::optional<std::int64_t> seconds(std::string_view key) const;
    /// False for false, null, 0, "" and what is not there.
    bool isSet(std::string_view key) const;
    std::optional<JsonObject> object(std::string_view key) const;
    std::optional<simdjson::dom::array> array(std::string_view key) const;
    /// The first texts, for a person who looks for the object in the file.
    std::string excerpt() const;

private:
    simdjson::dom::object m_object;
};

std::optional<JsonObject> objectOf(const simdjson::dom::element &element);

/// What a unit's records go to.
class UnitBatch
{
public:
    UnitBatch(Batch &batch, const std::function<Reject(std::string)> &reject) : m_batch(batch), m_reject(reject) {}
    Batch &batch() { return m_batch; }
    /// The unit itself cannot be read.
    void reject(const char *reason) { m_batch.rejects.push_back(m_reject(reason)); }
    /// One of its records cannot be read: told at the unit's place, by the record's first words.
    void reject(const JsonObject &record, const char *reason);
    /// Takes a post, unless its ids cannot be used.
    void take(RawPost &&post, const JsonObject &record);

private:
    Batch &m_batch;
    const std::function<Reject(std::string)> &m_reject;
};

/// Finds out how the units are packed, and cuts between them.
/// \param label  of the content's first 64 KiB: what all records need to know of the file, in one line; may be null.
std::unique_ptr<Cutter> packedJsonCutter(std::function<std::string(std::string_view)> label = {});

/// Reads each unit of a piece that such a cutter cut. What is broken becomes a reject; of an object around a list of records,
/// those before the fault are read. null is passed over.
void readPackedJson(const Chunk &chunk, Batch &batch,
                    const std::function<void(const simdjson::dom::element &unit, const std::string &label, UnitBatch &to)> &read);

/// The host of an http or https address, in lower case; empty for anything else.
std::string hostOf(std::string_view address);

} // namespace parlance::import
