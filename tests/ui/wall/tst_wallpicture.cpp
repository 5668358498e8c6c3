// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wall/wallpicture.h"

#include "tests/ui/run/scenes.h"
#include "tests/ui/theme/portrait.h"
#include "ui/wall/walllayout.h"
#include "ui/wall/wallwindow.h"

#include <QFontMetricsF>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Play = void (*)(DayScript &);

void play(DayScript &script, Play scene)
{
    scene(script);
}

void playNothing(DayScript &) {}

void playOver(DayScript &script)
{
    Scenes::planSmallDay(script);
    for (const QString &key : {u"one"_s, u"two"_s, u"three"_s})
        script.say(Entries::skipped(key, u"no time"_s));
}

/// Everything at once: many alerts in every state, a guard, an event, endless names.
void playStorm(DayScript &script)
{
    Scenes::playUnplannedEvent(script);
    for (int i = 0; i < 30; ++i) {
        const std::string name =
            "AnAlertWhoseNameIsMuchLongerThanAnybodyWouldLike" + std::to_string(i);
        const auto state = i % 3 == 0 ? AlertState::Pending
            : i % 3 == 1              ? AlertState::Suppressed
                                      : AlertState::Firing;
        script.say(Scenes::alert(name, state, script.now()));
    }
    script.say(Scenes::alert("ProductionDown", AlertState::Firing, script.now()));
    script.after(2h);
}

constexpr std::array scenes{std::pair("empty", &playNothing),
                            std::pair("ahead", &Scenes::planSmallDay),
                            std::pair("running", &Scenes::playFullDay),
                            std::pair("preflight", &Scenes::playPreflight),
                            std::pair("event", &Scenes::playUnplannedEvent),
                            std::pair("long", &Scenes::playLongNames),
                            std::pair("storm", &playStorm),
                            std::pair("over", &playOver)};
constexpr std::array sizes{QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160), QSize(1024, 768),
                           QSize(2560, 1080)};

} // namespace

class TestWallPicture : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void clipsNothingAndLetsNothingMeet_data()
    {
        QTest::addColumn<int>("scene");
        QTest::addColumn<QSize>("size");
        for (std::size_t scene = 0; scene < scenes.size(); ++scene) {
            for (const QSize &size : sizes)
                QTest::addRow("%s at %d × %d", scenes[scene].first, size.width(), size.height())
                    << int(scene) << size;
        }
    }

    void clipsNothingAndLetsNothingMeet()
    {
        QFETCH(const int, scene);
        QFETCH(const QSize, size);
        DayScript script(Scenes::begin);
        play(script, scenes[std::size_t(scene)].second);
        const WallView view = wallOf(script.day(), script.now(), QTimeZone::utc());
        const Theme theme = Theme::dark();
        const WallLayout layout(view, theme, size);
        const QRectF screen{QPointF(), QSizeF(size)};
        const auto &texts = layout.texts();
        QVERIFY(!texts.empty());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const QByteArray what = texts[i].text.toUtf8();
            const QFontMetricsF metrics(texts[i].font);
            QVERIFY2(screen.contains(texts[i].box), what.constData());
            QVERIFY2(metrics.horizontalAdvance(texts[i].text) <= texts[i].box.width() + 1,
                     what.constData());
            QVERIFY2(metrics.height() <= texts[i].box.height() + 1, what.constData());
            for (std::size_t j = 0; j < i; ++j) {
                const QRectF both = texts[i].box.intersected(texts[j].box);
                QVERIFY2(both.width() < 1 || both.height() < 1,
                         (what + " meets " + texts[j].text.toUtf8()).constData());
            }
        }
    }

    void canBeReadFromFarAway()
    {
        DayScript script(Scenes::begin);
        Scenes::playFullDay(script);
        const WallView view = wallOf(script.day(), script.now(), QTimeZone::utc());
        const Theme theme = Theme::dark();
        for (const QSize &size : sizes) {
            const WallLayout layout(view, theme, size);
            for (const WallText &text : layout.texts()) {
                // A letter of a hundredth of the picture's height on a screen of 55 inches is
                // 5 mm high: what people with good eyes read from five metres.
                QVERIFY2(text.font.pixelSize() * 0.72 >= size.height() * 0.0095
                                 * std::min(1.0, size.width() * 0.75 / size.height()),
                         qPrintable(text.text));
            }
        }
    }

    void isIdleWhileItIsHidden()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        LiveWall wall(script.live(), script.clock(), QTimeZone::utc());
        Look look;
        WallWindow window(wall, look);
        QSignalSpy changed(&wall, &LiveWall::changed);
        script.say(Entries::started(u"one"_s));
        window.show();
        QTRY_VERIFY(!changed.isEmpty());
        auto *picture = window.findChild<WallPicture *>();
        script.say(Entries::triggered(u"one"_s, 0ms));
        QTRY_VERIFY(picture->accessibleDescription().contains(u"since the trigger"_s));
        QTest::keyClick(&window, Qt::Key_Escape);
        QVERIFY(!window.isVisible());
        changed.clear();
        QSignalSpy told(&script.live(), &LiveDay::changed);
        script.say(Entries::backedOut(u"one"_s, {}));
        QTRY_VERIFY(!told.isEmpty());
        QCOMPARE(changed.count(), 0);
    }

    void isPortrayed()
    {
        for (const auto &[name, scene] : scenes) {
            for (const Theme &theme : {Theme::dark(), Theme::light()}) {
                DayScript script(Scenes::begin);
                scene(script);
                LiveWall wall(script.live(), script.clock(), QTimeZone::utc());
                Look look(theme);
                WallPicture picture(wall, look);
                const QString tone = theme.isDark() ? u"dark"_s : u"light"_s;
                const QImage image = portray(picture, {1920, 1080},
                                             u"wall-%1-%2"_s.arg(QString::fromLatin1(name), tone));
                QVERIFY(inked(image, theme.window) > 2000);
            }
        }
    }
};

QTEST_MAIN(TestWallPicture)
#include "tst_wallpicture.moc"
