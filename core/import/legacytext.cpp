// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/legacytext.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/uscript.h>

#include <memory>

namespace parlance::import {

namespace {

struct Close
{
    void operator()(UConverter *converter) const { ucnv_close(converter); }
};

} // namespace

std::optional<icu::UnicodeString> decodedAs(std::string_view bytes, const char *charset, bool strict)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, Close> converter(ucnv_open(charset, &status));
    if (U_FAILURE(status))
        return std::nullopt;
    if (strict)
        ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
    return U_FAILURE(status) ? std::nullopt : std::optional(text);
}

double wordliness(const icu::UnicodeString &text)
{
    double sum = 0;
    UScriptCode scriptBefore = USCRIPT_COMMON;
    bool lowerBefore = false, letterBefore = false, symbolBefore = false;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        UErrorCode status = U_ZERO_ERROR;
        UScriptCode script = uscript_getScript(c, &status);
        if (script == USCRIPT_KATAKANA || script == USCRIPT_HIRAGANA)
            script = USCRIPT_HAN;
        const bool letter = u_isalpha(c);
        const bool wide = script == USCRIPT_HAN || script == USCRIPT_HANGUL;
        const bool wideBefore = scriptBefore == USCRIPT_HAN || scriptBefore == USCRIPT_HANGUL;
        if (letter && letterBefore && script != scriptBefore && script != USCRIPT_COMMON && scriptBefore != USCRIPT_COMMON)
            sum -= wide || wideBefore ? 1.5 : 2;
        if (letter && symbolBefore)
            sum -= 1; // a symbol with letters on both sides
        symbolBefore = false;
        if (c >= 0x80) {
            if (!letter) {
                if (u_iscntrl(c) && c != 0x85)
                    sum -= 3;
                else if (u_ispunct(c) || u_isUWhiteSpace(c) || u_charType(c) == U_NON_SPACING_MARK)
                    sum += 0.6;
                else {
                    sum -= 0.5;
                    symbolBefore = letterBefore;
                }
            } else if (u_isupper(c) && lowerBefore)
                sum -= 1; // "naПve"
            else if (wide)
                sum += c >= 0xFF61 && c <= 0xFF9F ? -1 : 2; // half-width katakana are the mark of a wrong guess
            else
                sum += script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC ? 1 : 0.9;
        }
        letterBefore = letter;
        scriptBefore = letter ? script : USCRIPT_COMMON;
        lowerBefore = u_islower(c);
    }
    return sum;
}

} // namespace parlance::import
