// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/sourcesmodel.h"

#include "tests/models/items/dayscript.h"
#include "tests/models/items/modeltext.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSourcesModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void tellsHealthAndClockOfEachSource()
    {
        const QByteArrayList all{"key",   "title",  "health",      "reason",
                                 "since", "offset", "offset_error"};
        DayScript script(instantOf(1'000'000));
        script.say(Entries::planned(AlertSource{.key = u"prom"_s, .title = u"Prometheus"_s}))
            .say(Entries::planned(AlertSource{.key = u"icinga"_s}));
        SourcesModel model(script.live());
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(textOf(model, all),
                 u"prom | Prometheus | 0 |  | 0 | - | -\n"
                 "icinga | icinga | 0 |  | 0 | - | -"_s);

        SignalLog log(model);
        script.say(Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}));
        script.say(Entries::clockMeasured(u"prom"_s, -12ms, 3ms));
        QTRY_COMPARE(textOf(model, all).section(u'\n', 0, 0),
                     u"prom | Prometheus | 1 |  | 1000000 | -12000 | 3000"_s);
        QVERIFY(!log.take().contains(u"1..1"_s));

        script.after(4s).say(
            Entries::sourceHealth(u"icinga"_s, SourceHealth::Failing, u"connection refused"_s));
        QTRY_COMPARE(textOf(model, all).section(u'\n', 1),
                     u"icinga | icinga | 2 | connection refused | 5000000 | - | -"_s);
        QCOMPARE(log.take(), u"changed 1..1"_s);
    }
};

QTEST_GUILESS_MAIN(TestSourcesModel)
#include "tst_sourcesmodel.moc"
