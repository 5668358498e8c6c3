// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTimer>
#include <QWidget>

namespace Chaos {

class Look;

/// Where we are: environment, experiment, hypothesis. What is too long ends in an ellipsis and is
/// whole in the tooltip. A message takes the second line for a few seconds.
class BridgeTitle final : public QWidget
{
    Q_OBJECT

public:
    explicit BridgeTitle(Look &look, QWidget *parent = nullptr);

    /// `shortPlace` stands for `place` where the width is small.
    void show(const QString &environment, const QString &title, const QString &place,
              const QString &shortPlace, const QString &hypothesis);
    using QWidget::show;
    void say(const QString &message);
    /// What calls for going back, loud as long as it is not empty.
    void setAlarm(const QString &alarm);

    [[nodiscard]] const QString &alarm() const { return m_alarm; }
    [[nodiscard]] const QString &message() const { return m_message; }
    [[nodiscard]] QSize sizeHint() const override { return {520, 44}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 44}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int paintChip(QPainter &painter) const;
    [[nodiscard]] QString secondLine() const;
    void name();
    void paintAlarm(QPainter &painter) const;

    Look &m_look;
    QString m_environment;
    QString m_title;
    QString m_place;
    QString m_shortPlace;
    QString m_hypothesis;
    QString m_message;
    QString m_alarm;
    QTimer m_messageEnd;
};

} // namespace Chaos
