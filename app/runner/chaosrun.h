// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runner/chaosfiles.h"
#include "app/runner/performance.h"

#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace Chaos {

class ProcessRun;

/// A function of Python, called by the `chaos` program of this desk: it is given an experiment of
/// that one activity in a private folder, and its journal says what became of it.
class ChaosRun final : public Performance
{
    Q_OBJECT

public:
    ChaosRun(const Activity &activity, const ChaosFiles::Call &call, const QStringList &secrets,
             const Clock &clock, QObject *parent);
    ~ChaosRun() override;

    /// How the program is called.
    [[nodiscard]] static QString program() { return QStringLiteral("chaos"); }
    /// Why a function of Python cannot be called here.
    [[nodiscard]] static QString whyNot();

private:
    void begin() override;
    void cut() override;
    void take(const StepEnd &inner);
    [[nodiscard]] Outcome<ChaosFiles::Result> readJournal() const;

    Activity m_activity;
    ChaosFiles::Call m_call;
    QStringList m_secrets;
    QTemporaryDir m_folder; ///< readable by nobody else, and gone with this
    std::unique_ptr<ProcessRun> m_program;
};

} // namespace Chaos
