// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/version.h"
#include "ui/shell/appearance.h"
#include "ui/shell/languages.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QIcon>

int main(int argc, char **argv)
{
    using namespace parlance;

    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Parlance"));
    QApplication::setApplicationName(QStringLiteral("Parlance"));
    QApplication::setApplicationVersion(QString::fromLatin1(version()));
    QApplication::setDesktopFileName(QStringLiteral("org.parlance.Parlance"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/parlance.svg")));
    ui::useLanguage(ui::chosenLanguage());
    ui::useAppearance(ui::chosenAppearance());

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "Reads what a community said: themes, quotes, trends and a report."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("file"),
                                 QCoreApplication::translate("main", "A workspace (.parlance) to open, or dumps to import."),
                                 QStringLiteral("[WORKSPACE | DUMP...]"));
    const QCommandLineOption sample(QStringLiteral("sample"), QCoreApplication::translate("main", "Open the sample."));
    parser.addOption(sample);
    parser.process(app);

    ui::MainWindow window;
    window.show();
    if (parser.isSet(sample))
        window.openSample();
    else if (!parser.positionalArguments().isEmpty())
        window.openFiles(parser.positionalArguments());
    return QApplication::exec();
}
