// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/daywriter.h"
#include "app/openedfile.h"
#include "models/rules/schedule.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

/// What the window does with a file that is opened as a day.
class TestOpenedFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void makesTheDayOfAPlan();
    void asksBeforeItChangesADayThatIsThere();
    void makesADayOfAnExperiment();
    void makesAnotherDayOfTheSameExperiment();
    void makesNoStoreForAFileThatIsWrong();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString written(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }
    [[nodiscard]] OpenedFile opened(const QString &file) const
    {
        const auto opened = openFile(path(u"s.db"_s), file);
        if (!opened)
            qFatal("%s", qPrintable(opened.failure().detail));
        return *opened;
    }
    [[nodiscard]] Plan planIn(const DayInfo &day) const
    {
        auto store = Store::open(path(u"s.db"_s), OpenMode::ReadOnly);
        return store ? *planOf(**store, day.number) : Plan();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QByteArray smallPlan = "title: Small day\n"
                             "date: 2026-12-08\n"
                             "experiments:\n"
                             "  - {key: db, title: Checkout loses its database, time_box: 10m}\n";

const QByteArray experiment = R"json({
	"title": "Cart survives", "description": "Is the cart cached?", "tags": ["cart"],
	"method": [{"type": "action", "name": "stop", "provider":
		{"type": "process", "path": "systemctl", "arguments": "stop db"}}]
})json";

const QByteArray yamlExperiment = "title: Cart survives\n"
                                  "description: Is the cart cached?\n"
                                  "method: []\n";

} // namespace

void TestOpenedFile::makesTheDayOfAPlan()
{
    const OpenedFile made = opened(written(u"day.yaml"_s, smallPlan));
    QCOMPARE(made.day.key, u"small-day-2026-12-08"_s);
    QVERIFY(!made.pending && made.notes.isEmpty());
    QCOMPARE(planIn(made.day).experiments.size(), 1U);
    const OpenedFile again = opened(written(u"day.yaml"_s, smallPlan));
    QCOMPARE(again.day.number, made.day.number);
    QVERIFY(!again.pending);
}

void TestOpenedFile::asksBeforeItChangesADayThatIsThere()
{
    const OpenedFile made = opened(written(u"day.yaml"_s, smallPlan));
    const Plan before = planIn(made.day);
    const OpenedFile again =
        opened(written(u"day.yaml"_s, QByteArray(smallPlan).replace("10m", "5m")));
    QCOMPARE(again.day.number, made.day.number);
    QVERIFY(again.pending);
    QCOMPARE(again.pending->plan.experiments[0].timeBox, Micros(std::chrono::minutes(5)));
    QCOMPARE(planIn(made.day), before);
}

void TestOpenedFile::makesADayOfAnExperiment()
{
    const OpenedFile made = opened(written(u"cart.json"_s, experiment));
    QCOMPARE(made.day.key, u"cart-survives"_s);
    QCOMPARE(made.day.title, u"Cart survives"_s);
    QCOMPARE(made.notes, QStringList{u"Tags are not carried over: cart."_s});
    const Plan plan = planIn(made.day);
    QCOMPARE(plan.experiments.size(), 1U);
    QCOMPARE(plan.experiments[0].question, u"Is the cart cached?"_s);
    QCOMPARE(plan.roles, customaryRoles());
    QCOMPARE(plan.contacts, customaryContacts());
}

void TestOpenedFile::makesAnotherDayOfTheSameExperiment()
{
    const OpenedFile first = opened(written(u"cart.json"_s, experiment));
    const OpenedFile second = opened(written(u"cart.yml"_s, yamlExperiment));
    QVERIFY(first.day.number != second.day.number);
    QCOMPARE(second.day.key, u"cart-survives-2"_s);
    QCOMPARE(planIn(second.day).experiments[0].key, u"cart-survives"_s);
}

void TestOpenedFile::makesNoStoreForAFileThatIsWrong()
{
    const QString file = written(u"day.yaml"_s, "titel: x\n");
    const auto wrong = openFile(path(u"s.db"_s), file);
    QVERIFY(!wrong);
    QVERIFY(wrong.failure().detail.startsWith(file + u":1:1: titel: "_s));
    QVERIFY(!openFile(path(u"s.db"_s), path(u"none.yaml"_s)));
    QVERIFY(!QFile::exists(path(u"s.db"_s)));
}

QTEST_GUILESS_MAIN(TestOpenedFile)
#include "tst_openedfile.moc"
