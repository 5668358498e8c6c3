// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/wallfront.h"

#include "app/namedday.h"
#include "app/sharing.h"

#include <QUrl>

#include <cstdio>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

void say(const Failure &failure)
{
    std::fprintf(stderr, "chaosroom: %s\n", qUtf8Printable(failure.detail));
}

} // namespace

WallFront::WallFront(const CommandLine &line)
    : m_line(line)
    , m_look(m_memory.tone() == Theme::Tone::Light ? Theme::light() : Theme::dark())
    , m_wall(m_live, m_clock, QTimeZone::systemTimeZone())
    , m_page(m_wall)
    , m_window(m_wall, m_look)
{
    connectSharing(m_page, m_window.share());
    connect(&m_page, &CompanyPage::failed, this, &say);
    connect(&m_page, &CompanyPage::opened, this, [](const QString &link) {
        std::printf("%s\n", qUtf8Printable(link));
        std::fflush(stdout);
    });
    connect(&m_loader, &DayLoader::loaded, this, &WallFront::take);
    connect(&m_loader, &DayLoader::failed, this, &say);
    connect(&m_follower, &DayFollower::failed, this, &say);
    connect(&m_follower, &DayFollower::came, this,
            [this](const SharedBatch &batch) { m_live.apply(batch->entries()); });
}

Outcome<Done> WallFront::show()
{
    const auto named = namedDay(m_line);
    if (!named)
        return named.failure();
    m_day = named->day.number;
    m_loader.load(storePathOf(m_line), m_day);
    m_window.showFullScreen();
    if (!m_line.serve.isEmpty()) {
        const QUrl place(u"http://"_s + m_line.serve);
        m_page.open(place.host(), quint16(place.port(CompanyPage::usualPort)));
    }
    return Done{};
}

void WallFront::take(const std::shared_ptr<Day> &day)
{
    // As in the program that has it open: an experiment under way goes on in the same room time.
    if (day->current() && day->session())
        m_clock.continueFrom({day->session()->bootId, day->session()->anchor});
    const qint64 last = day->lastSequence();
    m_live.replace(std::move(*day));
    m_follower.follow(storePathOf(m_line), m_day, last);
}

} // namespace Chaos
