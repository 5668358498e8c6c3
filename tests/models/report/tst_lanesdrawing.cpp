// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "models/report/lanesdrawing.h"
#include "tests/models/rules/dayscript.h"

#include <QTest>
#include <QXmlStreamReader>

#include <map>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

/// How often each class of shapes is drawn, and all texts.
struct Seen
{
    explicit Seen(const QString &svg)
    {
        QXmlStreamReader reader(svg);
        while (!reader.atEnd()) {
            reader.readNext();
            if (!reader.isStartElement())
                continue;
            ++shapes[reader.attributes().value(u"class"_s).toString()];
            if (reader.name() == u"text")
                texts << reader.readElementText();
        }
        isSound = !reader.hasError();
    }
    std::map<QString, int> shapes{};
    QStringList texts{};
    bool isSound = false;
};

QString drawingOf(const DayScript &script)
{
    const ReportedDay day = reportedDay(script.day(), script.now(), Micros(0));
    return lanesSvg(day.experiments.front());
}

DayScript performed()
{
    DayScript script;
    script.tell(QStringList{u"-20 expect prom:Down"_s, u"-19 expect prom:Slow"_s, u"0 trigger"_s,
                            u"30 prom Down pending 20"_s, u"43 prom Down firing 41"_s,
                            u"50 prom Surprise firing 48"_s, u"60 page oncall Down"_s,
                            u"200 backout"_s, u"240 prom Down inactive 238"_s, u"250 reset"_s,
                            u"260 finish"_s});
    return script;
}

} // namespace

class TestLanesDrawing : public QObject
{
    Q_OBJECT

private slots:
    void hasALaneForEachAlert();
    void marksWhatPeopleDid();
    void saysInWordsWhatItShows();
    void isSoundWhateverAlertsAreCalled();
    void isNothingWithoutATrigger();
};

void TestLanesDrawing::hasALaneForEachAlert()
{
    const Seen seen(drawingOf(performed()));
    QVERIFY(seen.isSound);
    QCOMPARE(seen.shapes.at(u"ln-fires"_s), 1);
    QCOMPARE(seen.shapes.at(u"ln-suspected"_s), 1);
    QCOMPARE(seen.shapes.at(u"ln-unexpected"_s), 1);
    QCOMPARE(seen.shapes.at(u"ln-empty"_s), 1);
    for (const QString &text : {u"Down"_s, u"Slow"_s, u"Surprise"_s, u"never fired"_s})
        QVERIFY2(seen.texts.contains(text), qPrintable(text));
}

void TestLanesDrawing::marksWhatPeopleDid()
{
    const Seen seen(drawingOf(performed()));
    QCOMPARE(seen.shapes.at(u"ln-trigger"_s), 1);
    QCOMPARE(seen.shapes.at(u"ln-back"_s), 1);
    QCOMPARE(seen.shapes.at(u"ln-page"_s), 1);
    QVERIFY(seen.texts.contains(u"backed out"_s));
}

void TestLanesDrawing::saysInWordsWhatItShows()
{
    const QString svg = drawingOf(performed());
    QVERIFY(svg.contains(u"role=\"img\""_s));
    QVERIFY2(svg.contains(u"Down: fired."_s), qPrintable(svg));
    QVERIFY(svg.contains(u"Slow: never fired."_s));
}

void TestLanesDrawing::isSoundWhateverAlertsAreCalled()
{
    DayScript script;
    script.tell(u"0 trigger"_s);
    for (const std::string &name : {std::string("</svg><script>alert(1)</script>"),
                                    std::string(10'000, 'x'), std::string("\xe2\x80\xae evil")}) {
        script.say(30,
                   Entries::alertChanged({.source = "prom",
                                          .fingerprint = name.substr(0, 9),
                                          .name = name,
                                          .state = AlertState::Firing,
                                          .since = script.at(29)}));
    }
    script.tell(QStringList{u"200 backout"_s, u"250 reset"_s, u"260 finish"_s});
    const QString svg = drawingOf(script);
    QVERIFY(Seen(svg).isSound);
    QVERIFY(!svg.contains(u"<script"_s));
    QVERIFY(!svg.contains(QChar(0x202e)));
    QVERIFY(svg.size() < 20'000);
}

void TestLanesDrawing::isNothingWithoutATrigger()
{
    DayScript script;
    script.tell(u"-20 expect prom:Down"_s);
    QVERIFY(drawingOf(script).isEmpty());
}

QTEST_GUILESS_MAIN(TestLanesDrawing)
#include "tst_lanesdrawing.moc"
