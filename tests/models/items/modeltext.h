// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemModel>
#include <QStringList>

namespace Chaos {

/// A list model as text, one line a row: the values of these roles, "-" for nothing.
[[nodiscard]] inline QString textOf(const QAbstractItemModel &model, const QByteArrayList &roles)
{
    const auto names = model.roleNames();
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList values;
        for (const QByteArray &role : roles) {
            const QVariant value = model.index(row, 0).data(names.key(role, -1));
            values << (value.isValid() ? value.toString() : QStringLiteral("-"));
        }
        lines << values.join(QStringLiteral(" | "));
    }
    return lines.join(u'\n');
}

/// What a model signalled, as text: "changed 2..3", "moved 4 to 1" …
class SignalLog : public QObject
{
public:
    explicit SignalLog(const QAbstractItemModel &model)
    {
        using Model = QAbstractItemModel;
        connect(&model, &Model::dataChanged, this,
                [this](const QModelIndex &first, const QModelIndex &last) {
                    note("changed", first.row(), last.row());
                });
        connect(&model, &Model::rowsInserted, this,
                [this](const QModelIndex &, int a, int b) { note("inserted", a, b); });
        connect(&model, &Model::rowsRemoved, this,
                [this](const QModelIndex &, int a, int b) { note("removed", a, b); });
        connect(&model, &Model::rowsMoved, this,
                [this](const QModelIndex &, int from, int, const QModelIndex &, int to) {
                    m_lines << QStringLiteral("moved %1 to %2").arg(from).arg(to);
                });
        connect(&model, &Model::modelReset, this, [this] { m_lines << QStringLiteral("reset"); });
    }

    [[nodiscard]] QString take() { return std::exchange(m_lines, {}).join(QStringLiteral(", ")); }

private:
    void note(const char *what, int first, int last)
    {
        m_lines << QStringLiteral("%1 %2..%3").arg(QLatin1String(what)).arg(first).arg(last);
    }

    QStringList m_lines;
};

} // namespace Chaos
