// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/themes/thememodel.h"

#include <QFont>
#include <QLocale>
#include <QMimeData>

#include "ui/common/format.h"
#include "ui/shell/colours.h"

#include <algorithm>

namespace parlance::ui {

namespace {

constexpr auto MimeType = "application/x-parlance-themes"; ///< numbers of themes

} // namespace

ThemeModel::ThemeModel(QObject *parent) : QAbstractTableModel(parent) {}

void ThemeModel::setThemes(std::vector<store::Theme> themes, std::vector<analysis::ThemeStats> stats)
{
    // The rest and what was not looked at stay below.
    const auto themesEnd = std::find_if(stats.begin(), stats.end(), [](const auto &one) { return one.theme < 0; });
    std::stable_sort(stats.begin(), themesEnd, [](const auto &a, const auto &b) { return a.posts > b.posts; });
    // Rows that stay the same themes keep selection and scroll position.
    const bool same = stats.size() == m_stats.size()
                      && std::equal(stats.begin(), stats.end(), m_stats.begin(),
                                    [](const auto &a, const auto &b) { return a.theme == b.theme; });
    if (!same)
        beginResetModel();
    m_themes = std::move(themes);
    m_stats = std::move(stats);
    m_largestShare = 0;
    for (const analysis::ThemeStats &row : m_stats)
        m_largestShare = std::max(m_largestShare, row.share);
    if (!same)
        endResetModel();
    else if (!m_stats.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ThemeModel::setChosen(std::vector<int> chosen)
{
    if (chosen == m_chosen)
        return;
    m_chosen = std::move(chosen);
    if (!m_stats.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {Qt::FontRole});
}

const store::Theme *ThemeModel::themeAt(int row) const
{
    const analysis::ThemeStats *stats = statsAt(row);
    if (!stats || stats->theme < 0)
        return nullptr;
    const auto found = std::find_if(m_themes.begin(), m_themes.end(),
                                    [stats](const store::Theme &theme) { return theme.number == stats->theme; });
    return found == m_themes.end() ? nullptr : &*found;
}

const analysis::ThemeStats *ThemeModel::statsAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_stats[static_cast<std::size_t>(row)] : nullptr;
}

int ThemeModel::rowOf(int number) const
{
    for (std::size_t row = 0; row < m_stats.size(); ++row)
        if (m_stats[row].theme == number)
            return static_cast<int>(row);
    return -1;
}

int ThemeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_stats.size());
}

int ThemeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ThemeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const analysis::ThemeStats &stats = m_stats[static_cast<std::size_t>(index.row())];
    const store::Theme *theme = themeAt(index.row());
    const bool unseen = stats.theme == analysis::PostTable::notLookedAt;
    if (role == NumberRole)
        return stats.theme;
    if (role == Qt::TextAlignmentRole) {
        const bool words = index.column() == Label || index.column() == Phrases;
        return static_cast<int>((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role == Qt::FontRole && index.column() == Label
        && std::find(m_chosen.begin(), m_chosen.end(), stats.theme) != m_chosen.end()) {
        QFont font;
        font.setWeight(QFont::Bold);
        return font;
    }

    switch (index.column()) {
    case Label:
        switch (role) {
        case Qt::DisplayRole:
            return unseen          ? tr("Not looked at")
                   : !theme        ? tr("Unassigned")
                   : theme->pinned ? tr("%1 (pinned)").arg(toQString(theme->label))
                                   : toQString(theme->label);
        case Qt::EditRole:
            return theme ? QVariant(toQString(theme->label)) : QVariant();
        case DotRole:
            return themeColour(stats.theme);
        case MutedRole:
            return stats.theme < 0;
        case Qt::ToolTipRole: {
            if (unseen)
                return tr("Posts with text that the search for themes did not take in: they came later, or the filter of the time left "
                          "them out. They are in no share.");
            if (!theme)
                return tr("Posts with text that belong to no theme firmly enough.");
            QStringList others;
            for (const std::string &label : theme->alternates)
                others << toQString(label);
            QString tip = toQString(theme->label);
            if (!others.isEmpty())
                //: other labels that the program considered for a theme
                tip += QLatin1Char('\n') + tr("Also considered: %1").arg(others.join(QStringLiteral(", ")));
            tip += QLatin1Char('\n') + tr("F2 renames it.");
            return plainToolTip(tip).replace(QLatin1Char('\n'), QLatin1String("<br>"));
        }
        }
        return {};
    case Posts:
        return role == Qt::DisplayRole ? QVariant(numberText(stats.posts))
               : role == SortRole      ? QVariant(static_cast<qint64>(stats.posts))
                                       : QVariant();
    case Share:
        if (role == Qt::DisplayRole)
            return unseen ? QString(QChar(0x2013)) : percentText(stats.share);
        if (role == SortRole)
            return stats.share;
        if (role == BarRole)
            return m_largestShare > 0 ? stats.share / m_largestShare : 0.0;
        if (role == Qt::ToolTipRole)
            return tr("Of the selected posts with text that were looked at for themes.");
        return {};
    case Threads:
        return role == Qt::DisplayRole ? QVariant(numberText(stats.threads))
               : role == SortRole      ? QVariant(static_cast<qint64>(stats.threads))
                                       : QVariant();
    case People:
        return role == Qt::DisplayRole ? QVariant(peopleText(stats.people))
               : role == SortRole      ? QVariant(static_cast<qint64>(stats.people))
                                       : QVariant();
    case Tone:
        if (role == Qt::DisplayRole)
            return stats.posts > 0 ? compoundText(stats.compound) : QString(QChar(0x2013));
        if (role == SortRole)
            return stats.compound;
        if (stats.posts > 0 && (role == ToneRole || role == BarRole))
            return stats.compound;
        if (role == Qt::ToolTipRole)
            return tr("%1 positive, %2 negative of the scored posts.").arg(percentText(stats.positive), percentText(stats.negative))
                   + QLatin1Char(' ') + compoundMeaning();
        return {};
    case Coherence:
        if (role == Qt::DisplayRole)
            return theme ? coherenceText(*theme) : QString(QChar(0x2013));
        if (!theme)
            return {};
        if (role == SortRole)
            return theme->coherence ? QVariant(*theme->coherence) : QVariant();
        if (role == Qt::ToolTipRole)
            return coherenceMeaning();
        return {};
    case Phrases:
        if (!theme)
            return {};
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
            QStringList phrases;
            for (const std::string &phrase : theme->phrases)
                phrases << toQString(phrase);
            const QString text = phrases.join(QStringLiteral(", "));
            return role == Qt::ToolTipRole ? plainToolTip(text) : text;
        }
        return role == MutedRole ? QVariant(true) : QVariant();
    }
    return {};
}

bool ThemeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const store::Theme *theme = index.isValid() ? themeAt(index.row()) : nullptr;
    if (role != Qt::EditRole || index.column() != Label || !theme)
        return false;
    const QString label = value.toString().simplified();
    if (label == toQString(theme->label))
        return false;
    const ThemeId id = theme->id;
    // An empty label takes the person's back; the run's own comes with the session's answer.
    if (!label.isEmpty()) {
        for (store::Theme &one : m_themes)
            if (one.id == id)
                one.label = label.toStdString();
        Q_EMIT dataChanged(index, index);
    }
    Q_EMIT renamed(id, label);
    return true;
}

Qt::ItemFlags ThemeModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || !themeAt(index.row()))
        return flags;
    flags |= Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
    if (index.column() == Label)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QStringList ThemeModel::mimeTypes() const
{
    return {QString::fromLatin1(MimeType)};
}

QMimeData *ThemeModel::mimeData(const QModelIndexList &indexes) const
{
    QByteArrayList numbers;
    for (const QModelIndex &index : indexes) {
        if (index.column() == Label && themeAt(index.row()))
            numbers << QByteArray::number(index.data(NumberRole).toInt());
    }
    auto *data = new QMimeData;
    data->setData(QString::fromLatin1(MimeType), numbers.join(' '));
    return data;
}

bool ThemeModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &parent) const
{
    if (!data->hasFormat(QString::fromLatin1(MimeType)) || !parent.isValid() || !themeAt(parent.row()))
        return false;
    const QByteArrayList numbers = data->data(QString::fromLatin1(MimeType)).split(' ');
    return numbers != QByteArrayList{QByteArray::number(parent.data(NumberRole).toInt())};
}

bool ThemeModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    QList<int> numbers;
    for (const QByteArray &number : data->data(QString::fromLatin1(MimeType)).split(' '))
        numbers << number.toInt();
    Q_EMIT mergeRequested(numbers, parent.data(NumberRole).toInt());
    return true;
}

QString ThemeModel::coherenceMeaning()
{
    return tr("Coherence: how much the theme’s ten best words keep company in posts, from −1, never, to +1, always (NPMI). "
              "Not known of a theme that others were merged into.");
}

QString ThemeModel::coherenceText(const store::Theme &theme)
{
    return theme.coherence ? compoundText(*theme.coherence) : QString(QChar(0x2013));
}

QVariant ThemeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool words = section == Label || section == Phrases;
        return static_cast<int>((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole)
        return section == Tone ? QVariant(compoundMeaning()) : section == Coherence ? QVariant(coherenceMeaning()) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Label: return tr("Theme");
    case Posts: return tr("Posts");
    case Share: return tr("Share");
    case Threads: return tr("Threads");
    case People: return tr("People");
    //: heading of a column: the mean sentiment
    case Tone: return tr("Tone");
    case Coherence: return tr("Coherence");
    case Phrases: return tr("Key phrases");
    }
    return {};
}

} // namespace parlance::ui
