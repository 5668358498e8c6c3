// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QWidget>

namespace Chaos {

class Look;

/// When to go back, in view all the time; loud once a guard alert says it is now.
class CriteriaBox final : public QWidget
{
    Q_OBJECT

public:
    explicit CriteriaBox(const Look &look, QWidget *parent = nullptr);

    /// `alarm` empty: nothing calls for it. `doubt` says what cannot be told just now.
    void show(const QString &criteria, const QString &alarm, const QString &doubt = {});
    using QWidget::show;

    [[nodiscard]] const QString &alarm() const { return m_alarm; }
    [[nodiscard]] const QString &doubt() const { return m_doubt; }
    [[nodiscard]] const QString &criteria() const { return m_criteria; }
    [[nodiscard]] QSize sizeHint() const override { return {220, heightForWidth(220)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, 32}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QStringList alarmLines(int width) const;
    [[nodiscard]] QStringList criteriaLines(int width) const;
    [[nodiscard]] QStringList doubtLines(int width) const;

    const Look &m_look;
    QString m_criteria;
    QString m_alarm;
    QString m_doubt;
};

} // namespace Chaos
