// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcome/welcomepage.h"

#include "ui/shell/appearance.h"
#include "ui/shell/icons.h"
#include "ui/welcome/recentworkspaces.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QSvgWidget>
#include <QVBoxLayout>

namespace parlance::ui {

/// A dashed frame that dumps are dropped into; the window takes drops anywhere, this shows that it does.
class WelcomePage::DropZone final : public QWidget
{
public:
    using QWidget::QWidget;

    void setHighlighted(bool highlighted)
    {
        m_highlighted = highlighted;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPen pen(m_highlighted ? colours().accent : colours().secondary, m_highlighted ? 2 : 1, Qt::CustomDashLine);
        pen.setDashPattern(m_highlighted ? QList<qreal>{3, 2} : QList<qreal>{5, 4});
        painter.setPen(pen);
        painter.setBrush(m_highlighted ? colours().accentSoft : colours().paper);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }

private:
    bool m_highlighted = false;
};

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_standfirst(new QLabel(this)), m_drop(new DropZone(this)),
      m_dropTitle(new QLabel(m_drop)), m_dropText(new QLabel(m_drop)), m_import(new QPushButton(m_drop)),
      m_sample(new QPushButton(this)), m_sampleText(new QLabel(this)), m_open(new QPushButton(this)), m_recentTitle(new QLabel(this)),
      m_recent(new QListWidget(this)), m_busy(new QLabel(this))
{
    auto *across = new QHBoxLayout(this);
    across->setContentsMargins(24, 24, 24, 24);
    across->addStretch(1);
    auto *column = new QVBoxLayout;
    across->addLayout(column, 0);
    across->addStretch(1);
    column->setSpacing(0);
    column->addStretch(2);

    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    auto *logo = new QSvgWidget(QStringLiteral(":/icons/parlance.svg"), this);
    logo->setFixedSize(56, 56);
    head->addWidget(logo, 0, Qt::AlignVCenter);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    m_title->setFont(scaledFont(2.2, QFont::DemiBold));
    m_title->setText(QStringLiteral("Parlance"));
    m_standfirst->setFont(scaledFont(1.15));
    m_standfirst->setProperty("secondary", true);
    words->addWidget(m_title);
    words->addWidget(m_standfirst);
    head->addLayout(words, 1);
    column->addLayout(head);
    column->addSpacing(32);

    auto *drop = new QVBoxLayout(m_drop);
    drop->setContentsMargins(24, 28, 24, 28);
    drop->setSpacing(8);
    m_dropTitle->setFont(scaledFont(1.25, QFont::DemiBold));
    m_dropTitle->setAlignment(Qt::AlignHCenter);
    m_dropText->setProperty("secondary", true);
    m_dropText->setAlignment(Qt::AlignHCenter);
    m_dropText->setWordWrap(true);
    m_import->setProperty("primary", true);
    m_import->setMinimumHeight(36);
    drop->addWidget(m_dropTitle);
    drop->addWidget(m_dropText);
    drop->addSpacing(8);
    drop->addWidget(m_import, 0, Qt::AlignHCenter);
    m_drop->setMinimumWidth(620);
    column->addWidget(m_drop);
    column->addSpacing(16);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    m_sample->setMinimumHeight(36);
    m_sample->setIcon(icon(QStringLiteral("sample")));
    m_open->setMinimumHeight(36);
    m_open->setIcon(icon(QStringLiteral("folder")));
    m_sampleText->setProperty("secondary", true);
    m_sampleText->setWordWrap(true);
    buttons->addWidget(m_sample);
    buttons->addWidget(m_sampleText, 1);
    buttons->addWidget(m_open);
    column->addLayout(buttons);
    column->addSpacing(32);

    m_recentTitle->setFont(scaledFont(1.0, QFont::DemiBold));
    column->addWidget(m_recentTitle);
    column->addSpacing(8);
    m_recent->setMaximumHeight(8 * 44);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recent->setStyleSheet(QStringLiteral("QListWidget { background: transparent; }"));
    column->addWidget(m_recent);
    m_busy->setProperty("secondary", true);
    m_busy->setAlignment(Qt::AlignHCenter);
    column->addWidget(m_busy);
    column->addStretch(3);

    connect(m_import, &QPushButton::clicked, this, &WelcomePage::importRequested);
    connect(m_sample, &QPushButton::clicked, this, &WelcomePage::sampleRequested);
    connect(m_open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    const auto choose = [this](QListWidgetItem *item) { Q_EMIT workspaceChosen(item->data(Qt::UserRole).toString()); };
    connect(m_recent, &QListWidget::itemClicked, this, choose);
    connect(m_recent, &QListWidget::itemActivated, this, choose);
    setFocusProxy(m_import);
    retranslate();
    refresh();
}

void WelcomePage::refresh()
{
    m_recent->clear();
    const QStringList paths = recentWorkspaces();
    for (const QString &path : paths) {
        const QFileInfo info(path);
        QString folder = info.absolutePath();
        if (folder.startsWith(QDir::homePath()))
            folder.replace(0, QDir::homePath().size(), QStringLiteral("~"));
        auto *item = new QListWidgetItem(icon(QStringLiteral("report")),
                                         info.completeBaseName() + QStringLiteral("   ·   ") + folder, m_recent);
        item->setData(Qt::UserRole, path);
        item->setToolTip(path.toHtmlEscaped());
    }
    m_recent->setFixedHeight(static_cast<int>(paths.size()) * 32 + 4);
    m_recent->setVisible(!paths.isEmpty());
    m_recentTitle->setVisible(!paths.isEmpty());
}

void WelcomePage::setBusy(bool busy, const QString &what)
{
    for (QWidget *control : {static_cast<QWidget *>(m_import), static_cast<QWidget *>(m_sample), static_cast<QWidget *>(m_open),
                             static_cast<QWidget *>(m_recent)})
        control->setEnabled(!busy);
    m_busy->setText(busy ? what : QString());
}

void WelcomePage::setDropHighlighted(bool highlighted)
{
    m_drop->setHighlighted(highlighted);
}

void WelcomePage::retranslate()
{
    m_standfirst->setText(tr("Reads what a community said: its themes, its voices, its votes."));
    m_dropTitle->setText(tr("Drop a dump here"));
    m_dropText->setText(tr("Reddit submissions and comments, as .zst, .ndjson or .json, several files or a folder at once. "
                           "Nothing leaves this computer."));
    m_import->setText(tr("Import a dump…"));
    m_sample->setText(tr("Open the sample"));
    m_sampleText->setText(tr("A day of an invented forum, to look around in."));
    m_open->setText(tr("Open a workspace…"));
    m_recentTitle->setText(tr("Recent workspaces"));
    m_recent->setAccessibleName(tr("Recent workspaces"));
}

void WelcomePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        update();
}

void WelcomePage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), colours().window);
}

} // namespace parlance::ui
