// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/unplanned.h"
#include "ui/run/questionstrip.h"

#include <vector>

class QBoxLayout;

namespace Chaos {

class StepBox;

/// Below the bridge while something real is broken: what, since when, who has to hear of it, and
/// what comes first. Asks for the one line by which an event begins, and for the one that ends it.
class EventStrip final : public QuestionStrip
{
    Q_OBJECT

public:
    EventStrip(LiveDay &live, const Clock &clock, Look &look, QWidget *parent = nullptr);

    /// Asks what broke or, while an event is open, how it ended; a second time it asks no more.
    void askOrLeave();

protected:
    void refresh() override;
    [[nodiscard]] Outcome<Entry> entryOf(const QString &line) const override;

private:
    void tellOf(const UnplannedEvent &event);
    void showPeople(const UnplannedEvent &event);

    QBoxLayout *m_people;
    std::vector<StepBox *> m_boxes;
    std::vector<ToTell> m_toTell;
    QString m_key; ///< of the open event
};

} // namespace Chaos
