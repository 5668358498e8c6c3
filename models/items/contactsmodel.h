// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/items/keyedlistmodel.h"
#include "models/items/liveday.h"
#include "models/rules/schedule.h"

namespace Chaos {

/// One time of telling people, and whether it has come.
struct ContactRow
{
    QString key{};
    Contact contact{};
    QString owner{}; ///< name of who sees to it
    QDate due{}; ///< invalid while the day has no date
    ContactState state = ContactState::Upcoming;
    bool isNext = false; ///< the first that is not done
    QString message{}; ///< the text, filled in from the plan
    bool operator==(const ContactRow &) const = default;
};

/// The communication schedule in the order of its dates.
class ContactsModel final : public KeyedListModel<ContactRow>
{
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole,
        DueRole, ///< QDate
        StateRole, ///< int(ContactState)
        NextRole,
        FormRole,
        AudienceRole,
        OwnerRole,
        MessageRole,
    };

    ContactsModel(LiveDay &live, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Another day may have begun since.
    void refresh();
    /// The date at this desk.
    [[nodiscard]] QDate today() const;

private:
    [[nodiscard]] ContactRow rowFor(const Contact &contact) const;

    LiveDay &m_live;
    const Clock &m_clock;
};

} // namespace Chaos
