// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/statedot.h"

#include <QWidget>

namespace Chaos {

class ElidedLabel;
class Look;
class StateDot;
class WrapLabel;

/// The way from one alert source to people: what its last canary showed, and what to do about it.
class PathLine final : public QWidget
{
    Q_OBJECT

public:
    PathLine(const Look &look, const QString &source, QWidget *parent = nullptr);

    struct Text
    {
        QString title{};
        QString stages{}; ///< how far its canary came
        QString remedy{}; ///< empty: nothing is to be done
        StateDot::Shape shape = StateDot::Shape::Ring;
        Ink ink = Ink::Faint;
        QString word{}; ///< what the shape says
    };
    void show(const Text &text);
    [[nodiscard]] const QString &key() const { return m_key; }

private:
    QString m_key;
    StateDot *m_dot;
    ElidedLabel *m_title;
    WrapLabel *m_stages;
    WrapLabel *m_remedy;
};

} // namespace Chaos
