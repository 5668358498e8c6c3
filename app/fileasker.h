// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>
#include <memory>

class QPagedPaintDevice;
class QWidget;

namespace Chaos {

/// Asks the person for a file, or for a printer. A test answers in their place.
class FileAsker
{
public:
    using Answer = std::function<void(const QString &path)>;
    using Print = std::function<void(const std::shared_ptr<QPagedPaintDevice> &printer)>;

    FileAsker() = default;
    FileAsker(const FileAsker &) = delete;
    FileAsker &operator=(const FileAsker &) = delete;
    virtual ~FileAsker() = default;

    /// `answer` is not called when the person changes their mind.
    virtual void askToOpen(QWidget *parent, const QString &title, const QString &filter,
                           const Answer &answer) = 0;
    virtual void askToSave(QWidget *parent, const QString &title, const QString &name,
                           const Answer &answer) = 0;
    virtual void askToPrint(QWidget *parent, const QString &title, const Print &print) = 0;
};

/// With the desktop's own dialogs, which do not hold up the room while they are open.
class DialogAsker final : public FileAsker
{
public:
    void askToOpen(QWidget *parent, const QString &title, const QString &filter,
                   const Answer &answer) override;
    void askToSave(QWidget *parent, const QString &title, const QString &name,
                   const Answer &answer) override;
    void askToPrint(QWidget *parent, const QString &title, const Print &print) override;
};

} // namespace Chaos
