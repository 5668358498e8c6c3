// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/look.h"
#include "ui/widgets/actbutton.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/panelheading.h"
#include "ui/widgets/rule.h"
#include "ui/widgets/statedot.h"
#include "ui/widgets/strokeicon.h"
#include "ui/widgets/svgpath.h"
#include "ui/widgets/wraplabel.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestWidgets : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }
    void everyStateHasAShapeOfItsOwn();
    void aLongLineIsElidedAndNeverPushesItsNeighbours();
    void wrappedTextBreaksLongWordsAndStopsAtItsLines();
    void noTextTurnsTheReadingDirection();
    void anActIsDoneByItsKeys();
    void aChipGrowsWithItsWord();
    void headingsShowTitleAndNote();
    void iconsAreReadFromTheResources_data();
    void iconsAreReadFromTheResources();
    void pathsAreReadInBothCases();
    void strangeSvgGivesAnEmptyIcon();
    void aNewLookRepaints();
};

void TestWidgets::everyStateHasAShapeOfItsOwn()
{
    std::vector<QImage> seen;
    for (int i = 0; i <= int(StateDot::Shape::Dash); ++i) {
        QImage image(16, 16, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        StateDot::paint(painter, image.rect(), StateDot::Shape(i), Qt::black);
        painter.end();
        for (const QImage &other : seen)
            QVERIFY(other != image);
        seen.push_back(image);
    }
}

void TestWidgets::aLongLineIsElidedAndNeverPushesItsNeighbours()
{
    Look look;
    ElidedLabel label(look);
    label.setText(u"a word "_s.repeated(200));
    QVERIFY(label.minimumSizeHint().width() < 60);
    label.resize(100, 20);
    QVERIFY(label.isElided());
    label.setText(u"short"_s);
    QVERIFY(!label.isElided());
    QCOMPARE(label.accessibleName(), u"short"_s);
}

void TestWidgets::wrappedTextBreaksLongWordsAndStopsAtItsLines()
{
    const QFont font = Theme::dark().body();
    const QStringList lines = WrapLabel::linesOf(QString(300, u'x'), font, 100);
    QVERIFY(lines.size() > 10);
    QCOMPARE(lines.join(QString()), QString(300, u'x'));
    for (const QString &line : lines)
        QVERIFY(QFontMetrics(font).horizontalAdvance(line) <= 101);

    const QStringList two = WrapLabel::linesOf(u"one two three "_s.repeated(30), font, 100, 2);
    QCOMPARE(two.size(), 2);
    QVERIFY(two.last().endsWith(QChar(0x2026)));
    QCOMPARE(WrapLabel::linesOf(u"a\nb"_s, font, 100), (QStringList{u"a"_s, u"b"_s}));

    Look look;
    WrapLabel label(look);
    label.setText(QString(300, u'x'));
    QVERIFY(label.heightForWidth(100) > label.heightForWidth(400));
    label.setMaximumLines(2);
    QCOMPARE(label.heightForWidth(100), 2 * QFontMetrics(font).lineSpacing());
}

void TestWidgets::noTextTurnsTheReadingDirection()
{
    const Look look(Theme::dark());
    const QString hostile = u"a\u202egnp.live\u202c \u2067b\u2069"_s;
    ElidedLabel label(look);
    label.setText(hostile);
    QCOMPARE(label.text(), u"agnp.live b"_s);
    QCOMPARE(label.accessibleName(), u"agnp.live b"_s);
    QCOMPARE(WrapLabel::linesOf(hostile, look.theme().body(), 1000).join(u'|'), u"agnp.live b"_s);
    const QString hebrew = u"\u05d0\u05d1 \u200f1"_s;
    QCOMPARE(WrapLabel::linesOf(hebrew, look.theme().body(), 1000).join(u'|'), hebrew);
}

void TestWidgets::anActIsDoneByItsKeys()
{
    Look look;
    QWidget window;
    ActButton act(look, u"Back out"_s, Ink::Alarm, QKeySequence(Qt::Key_F8), &window);
    QSignalSpy clicked(&act, &QAbstractButton::clicked);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_F8);
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(act.accessibleName(), u"Back out"_s);
    QVERIFY(act.toolTip().contains(u"F8"_s));
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space})
        QTest::keyClick(&act, key); // where it has the focus
    QCOMPARE(clicked.count(), 4);
    act.setEnabled(false);
    QTest::keyClick(&window, Qt::Key_F8);
    QCOMPARE(clicked.count(), 4);
    QVERIFY(act.sizeHint().width()
            > ActButton(look, u"Back out"_s, Ink::Alarm, {}).sizeHint().width());
}

void TestWidgets::aChipGrowsWithItsWord()
{
    Look look;
    Chip chip(look);
    chip.setText(u"note"_s);
    const int narrow = chip.sizeHint().width();
    chip.setText(u"live QA and more"_s);
    QVERIFY(chip.sizeHint().width() > narrow);
    QCOMPARE(chip.accessibleName(), u"live QA and more"_s);
}

void TestWidgets::headingsShowTitleAndNote()
{
    Look look;
    PanelHeading heading(look, u"Scribe"_s);
    heading.setNote(u"everything is kept"_s);
    QCOMPARE(heading.note(), u"everything is kept"_s);
    const auto labels = heading.findChildren<ElidedLabel *>();
    QCOMPARE(labels.size(), 2);
    QCOMPARE(labels.first()->text(), u"Scribe"_s);
}

void TestWidgets::iconsAreReadFromTheResources_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name :
         {u"home"_s, u"plan"_s, u"run"_s, u"retro"_s, u"report"_s, u"play"_s, u"add"_s, u"folder"_s,
          u"tone"_s, u"search"_s, u"refresh"_s, u"save"_s, u"chaosroom"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TestWidgets::iconsAreReadFromTheResources()
{
    QFETCH(const QString, name);
    const StrokeIcon icon(name);
    QVERIFY(!icon.isEmpty());
    const QImage image = icon.pixmap(24, Qt::red, 2).toImage();
    QCOMPARE(image.size(), QSize(48, 48));
    bool drawn = false;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            drawn = drawn || qAlpha(image.pixel(x, y)) > 200;
    QVERIFY(drawn);
}

void TestWidgets::pathsAreReadInBothCases()
{
    const QPainterPath absolute = svgPath(u"M1 2 L3 4 H6 V8 C6 9 7 10 8 10 Z");
    const QPainterPath relative = svgPath(u"m1,2 l2,2 h3 v4 c0,1 1,2 2,2 z");
    QCOMPARE(absolute.elementCount(), 8);
    QCOMPARE(relative, absolute);
    QCOMPARE(svgPath(u"M0 0 1 1 2 2").elementCount(), 3);
    QCOMPARE(svgPath(u"M-1.5.5 L1 1").elementAt(0).x, -1.5);
    QCOMPARE(svgPath(u"M-1.5.5 L1 1").elementAt(0).y, 0.5);
    QCOMPARE(svgPath(u"M0 0 L1 1 Q1 2 3 4").elementCount(), 2);
    QVERIFY(svgPath(u"").isEmpty());
    QVERIFY(svgPath(u"12 12").isEmpty());
}

void TestWidgets::strangeSvgGivesAnEmptyIcon()
{
    QVERIFY(StrokeIcon::fromSvg("").isEmpty());
    QVERIFY(StrokeIcon::fromSvg("not xml at all").isEmpty());
    QVERIFY(StrokeIcon::fromSvg("<svg><text>hello</text></svg>").isEmpty());
    QVERIFY(StrokeIcon(u"no-such-icon"_s).isEmpty());
}

void TestWidgets::aNewLookRepaints()
{
    Look look(Theme::dark());
    Rule rule(look);
    rule.resize(10, 1);
    QCOMPARE(rule.grab().toImage().pixelColor(0, 0), Theme::dark().line);
    look.setTheme(Theme::light());
    QCOMPARE(rule.grab().toImage().pixelColor(0, 0), Theme::light().line);
}

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
