// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/writers.h"

#include "core/base/wholefile.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace parlance::report {

Result<void> writeReport(const Report &report, const std::string &path)
{
    std::string extension = std::filesystem::path(path).extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (extension == ".html" || extension == ".htm")
        return writeWholeFile(path, toHtml(report));
    if (extension == ".md" || extension == ".markdown")
        return writeWholeFile(path, toMarkdown(report));
    if (extension == ".json")
        return writeWholeFile(path, toJson(report));
    return Error{.code = ErrorCode::BadInput,
                 .message = TR_NOOP("Error", "The file name %1 does not say how to write the report. End it in .html, .md or .json."),
                 .subject = path};
}

} // namespace parlance::report
