// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/look.h"
#include "ui/theme/roomstyle.h"

#include <QApplication>
#include <QFontMetrics>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyleOption>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }
    void everyInkCanBeRead_data();
    void everyInkCanBeRead();
    void contrastIsThatOfTheStandard();
    void figuresOfOneWidthStandStill();
    void aTintIsQuieterThanItsColour();
    void theLookTellsOnlyOfAnotherTheme();
    void theApplicationFollowsTheLook();
    void scrollBarsHaveNoButtonsAndAHandleThatCanBeGrabbed();
};

void TestTheme::everyInkCanBeRead_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void TestTheme::everyInkCanBeRead()
{
    QFETCH(const bool, dark);
    const Theme theme = dark ? Theme::dark() : Theme::light();
    for (int i = int(Ink::Text); i <= int(Ink::Unexpected); ++i) {
        const QColor ink = theme.ink(Ink(i));
        for (const QColor &ground : {theme.window, theme.panel, theme.raised, theme.rail})
            QVERIFY2(
                contrast(ink, ground) >= 4.5,
                qPrintable(
                    u"%1 on %2: %3"_s.arg(ink.name(), ground.name()).arg(contrast(ink, ground))));
        QVERIFY2(contrast(theme.onTint(ink), theme.tint(ink)) >= 4.5, qPrintable(ink.name()));
        QVERIFY2(contrast(theme.text, theme.tint(ink)) >= 4.5, qPrintable(ink.name()));
    }
}

void TestTheme::contrastIsThatOfTheStandard()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    // #767676 is the lightest grey that passes on white.
    QVERIFY(contrast(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
    QVERIFY(contrast(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
}

void TestTheme::figuresOfOneWidthStandStill()
{
    const Theme theme = Theme::dark();
    for (const Face face : {Face::Mono, Face::Clock}) {
        const QFontMetricsF metrics(theme.font(face));
        for (char digit = '0'; digit <= '9'; ++digit)
            QCOMPARE(metrics.horizontalAdvance(QLatin1Char(digit)),
                     metrics.horizontalAdvance(QLatin1Char('0')));
    }
    QCOMPARE(theme.body().pixelSize(), 13);
    QCOMPARE(theme.small().pixelSize(), 11);
    QCOMPARE(theme.title().pixelSize(), 16);
    QCOMPARE(theme.clock().pixelSize(), 26);
}

void TestTheme::aTintIsQuieterThanItsColour()
{
    for (const Theme &theme : {Theme::dark(), Theme::light()})
        for (int i = int(Ink::Accent); i <= int(Ink::Unexpected); ++i) {
            const QColor colour = theme.ink(Ink(i));
            QVERIFY(contrast(theme.tint(colour), theme.window) < contrast(colour, theme.window));
            QVERIFY(theme.tint(colour) != theme.window);
        }
}

void TestTheme::theLookTellsOnlyOfAnotherTheme()
{
    Look look(Theme::dark());
    QSignalSpy changed(&look, &Look::changed);
    look.setTheme(Theme::dark());
    QCOMPARE(changed.count(), 0);
    look.setTheme(Theme::light());
    QCOMPARE(changed.count(), 1);
    QVERIFY(!look.theme().isDark());
}

void TestTheme::theApplicationFollowsTheLook()
{
    Look look(Theme::dark());
    RoomStyle::dress(*qApp, look);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::dark().window);
    QCOMPARE(QLineEdit().palette().color(QPalette::Window), Theme::dark().window);
    look.setTheme(Theme::light());
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::light().window);
    QCOMPARE(QLineEdit().font().pixelSize(), 13);
    qApp->setStyle(u"Fusion"_s);
}

void TestTheme::scrollBarsHaveNoButtonsAndAHandleThatCanBeGrabbed()
{
    Look look;
    RoomStyle style(look);
    QStyleOptionSlider bar;
    bar.rect = QRect(0, 0, 10, 200);
    bar.orientation = Qt::Vertical;
    bar.minimum = 0;
    bar.maximum = 1'000'000;
    bar.pageStep = 20;
    bar.sliderPosition = bar.sliderValue = 1'000'000;
    bar.upsideDown = false;
    const auto part = [&](QStyle::SubControl which) {
        return style.subControlRect(QStyle::CC_ScrollBar, &bar, which, nullptr);
    };
    QVERIFY(part(QStyle::SC_ScrollBarAddLine).isEmpty());
    QVERIFY(part(QStyle::SC_ScrollBarSubLine).isEmpty());
    QCOMPARE(part(QStyle::SC_ScrollBarSlider), QRect(0, 172, 10, 28));
    bar.sliderPosition = bar.sliderValue = 0;
    QCOMPARE(part(QStyle::SC_ScrollBarSlider), QRect(0, 0, 10, 28));
    QCOMPARE(part(QStyle::SC_ScrollBarAddPage), QRect(0, 28, 10, 172));
    bar.maximum = 0;
    bar.sliderPosition = 0;
    QCOMPARE(part(QStyle::SC_ScrollBarSlider), QRect(0, 0, 10, 200));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
