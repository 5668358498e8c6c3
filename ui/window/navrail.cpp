// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/navrail.h"

#include "ui/theme/look.h"
#include "ui/window/navbutton.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Chaos {

NavRail::NavRail(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_column(new QVBoxLayout)
    , m_wall(new NavButton(look, u"wall"_s, {}, this))
    , m_sound(new NavButton(look, u"sound"_s, {}, this))
    , m_tone(new NavButton(look, u"tone"_s, {}, this))
{
    setObjectName(u"navRail"_s);
    setFixedWidth(64);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(3, 2 * step, 4, 2 * step);
    whole->addLayout(m_column);
    whole->addStretch();
    whole->addWidget(m_wall, 0, Qt::AlignHCenter);
    whole->addWidget(m_sound, 0, Qt::AlignHCenter);
    whole->addWidget(m_tone, 0, Qt::AlignHCenter);
    m_column->setSpacing(step);
    m_wall->setObjectName(u"wallButton"_s);
    m_wall->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W));
    name(m_wall, tr("Wall"), tr("Show the wall on the office screen"));
    setWallShown(false);
    connect(m_wall, &QAbstractButton::clicked, this, &NavRail::wallWished);
    m_sound->setObjectName(u"soundToggle"_s);
    m_sound->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M));
    setMuted(false);
    connect(m_sound, &QAbstractButton::clicked, this, &NavRail::soundToggled);
    m_tone->setObjectName(u"toneToggle"_s);
    m_tone->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    nameTone();
    connect(m_tone, &QAbstractButton::clicked, this, &NavRail::toneToggled);
    connect(&look, &Look::changed, this, &NavRail::nameTone);
}

void NavRail::addEntry(const QString &id, const QString &icon, const QString &word)
{
    auto *button = new NavButton(m_look, icon, word, this);
    button->setObjectName(u"nav-"_s + id);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    m_column->addWidget(button, 0, Qt::AlignHCenter);
    m_entries.push_back({id, button});
    connect(button, &QAbstractButton::clicked, this, [this, id] { emit chosen(id); });
    numberEntries();
}

void NavRail::setEntryShown(const QString &id, bool shown)
{
    const auto it = std::ranges::find(m_entries, id, &Entry::id);
    if (it == m_entries.end())
        return;
    it->shown = shown;
    it->button->setVisible(shown);
    numberEntries();
}

void NavRail::setCurrent(const QString &id)
{
    const auto it = std::ranges::find(m_entries, id, &Entry::id);
    if (it != m_entries.end())
        it->button->setChecked(true);
}

/// Keys count what is to be seen, so that there is no gap in them.
void NavRail::numberEntries()
{
    int number = 0;
    for (const Entry &entry : m_entries) {
        const QKeySequence key = entry.shown && number < 9
            ? QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + number++))
            : QKeySequence();
        entry.button->setShortcut(key);
        entry.button->setToolTip(
            tr("%1 (%2)").arg(entry.button->text(), key.toString(QKeySequence::NativeText)));
    }
}

void NavRail::setWallShown(bool shown)
{
    m_wall->setVisible(shown);
}

void NavRail::setMuted(bool muted)
{
    m_sound->setIcon(muted ? u"muted"_s : u"sound"_s);
    name(m_sound, muted ? tr("Muted") : tr("Sound"),
         muted ? tr("Sound the alarm tone when a guard trips") : tr("Mute the alarm tone"));
}

/// `act`: what it does when it is pressed.
void NavRail::name(NavButton *button, const QString &word, const QString &act)
{
    const QKeySequence key = button->shortcut();
    button->setText(word);
    button->setAccessibleName(act);
    button->setShortcut(key); // a new text forgets it
    button->setToolTip(tr("%1 (%2)").arg(act, key.toString(QKeySequence::NativeText)));
}

void NavRail::nameTone()
{
    const bool dark = m_look.theme().isDark();
    name(m_tone, dark ? tr("Light") : tr("Dark"),
         dark ? tr("Show the room in light") : tr("Show the room in dark"));
}

void NavRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.theme().rail);
    painter.fillRect(width() - 1, 0, 1, height(), m_look.theme().line);
}

} // namespace Chaos
