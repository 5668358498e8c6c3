// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runpicture.h"

#include "app/reportfile.h"
#include "models/rules/bridge.h"
#include "ui/window/windowmemory.h"

#include <QBuffer>
#include <QTimer>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize pictureSize(1600, 1000);

/// Long enough for every panel to have followed.
constexpr auto settle = std::chrono::milliseconds(700);

} // namespace

/// A window that nobody sees leaves no trace in the user's settings.
class RunPicture::Forgetful final : public WindowMemory
{
public:
    [[nodiscard]] QByteArray geometry() const override { return {}; }
    void keepGeometry(const QByteArray &) override {}
    void keepTone(Theme::Tone) override {}
};

RunPicture::RunPicture(LiveDay &live, const Clock &clock, const QString &title, QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_memory(std::make_unique<Forgetful>())
    , m_look(Theme::dark())
    , m_room(live, clock, m_look, *m_memory)
{
    m_room.showDay(title, u"run"_s);
    m_room.window().resize(pictureSize);
    m_room.window().show();
    connect(&m_live, &LiveDay::changed, this, &RunPicture::look);
}

RunPicture::~RunPicture() = default;

void RunPicture::look()
{
    const Run *run = m_live.day().current();
    if (!run || run->state != RunState::Triggered || m_taken == run->experiment)
        return;
    const RunTiming timing = timingOf(m_live.day(), *run, m_live.day().lastAt());
    if (!timing.timeToKnow || !timing.timeToDetection)
        return;
    m_taken = run->experiment;
    QTimer::singleShot(settle, this, &RunPicture::take);
}

void RunPicture::take()
{
    m_image = m_room.window().grab().toImage();
}

Outcome<Done> RunPicture::save(const QString &path)
{
    if (m_image.isNull())
        take();
    QByteArray png;
    QBuffer buffer(&png);
    m_image.save(&buffer, "PNG");
    return writeWhole(path, png);
}

} // namespace Chaos
