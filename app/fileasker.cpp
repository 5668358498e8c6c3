// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/fileasker.h"

#include <QFileDialog>
#include <QPrintDialog>
#include <QPrinter>

namespace Chaos {

namespace {

void openDialog(QFileDialog *dialog, const FileAsker::Answer &answer)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, answer);
    dialog->open();
}

} // namespace

void DialogAsker::askToOpen(QWidget *parent, const QString &title, const QString &filter,
                            const Answer &answer)
{
    auto *dialog = new QFileDialog(parent, title, {}, filter);
    dialog->setFileMode(QFileDialog::ExistingFile);
    openDialog(dialog, answer);
}

void DialogAsker::askToSave(QWidget *parent, const QString &title, const QString &name,
                            const Answer &answer)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    openDialog(dialog, answer);
}

void DialogAsker::askToPrint(QWidget *parent, const QString &title, const Print &print)
{
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(title);
    auto *dialog = new QPrintDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    QObject::connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), dialog,
                     [printer, print] { print(printer); });
    // The dialog speaks to the printer until it is gone.
    QObject::connect(dialog, &QObject::destroyed, [printer] {});
    dialog->open();
}

} // namespace Chaos
