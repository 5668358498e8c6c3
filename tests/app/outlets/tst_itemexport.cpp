// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/daywriter.h"
#include "app/itemcommands.h"
#include "models/day/entries.h"
#include "tests/app/outlets/faketracker.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Test::FakeTracker;

namespace {

constexpr PostingPace quick{.between = 1ms, .pause = 5ms, .timeout = 500ms, .attempts = 2};

struct Said
{
    int status = -1;
    QString out{};
    QString err{};
};

QString taken(std::FILE *file)
{
    QByteArray bytes(64 * 1024, '\0');
    std::rewind(file);
    bytes.truncate(qsizetype(std::fread(bytes.data(), 1, std::size_t(bytes.size()), file)));
    std::fclose(file);
    return QString::fromUtf8(bytes);
}

} // namespace

class TestItemExport : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tellsTheDayOfEachIssue();
    void makesNoneTwiceWhateverTheDayKnows();
    void asksAndWritesNothingInADryRun();
    void leavesOutWhatIsDone();
    void endsWithOneWhereSomethingWasNotMade();
    void writesWhatWasMadeBeforeItFailed();
    void leavesADayAloneThatIsOpen();
    void keepsTheTokenToItself();

private:
    [[nodiscard]] Said exported(CommandLine line = {}) const
    {
        line.verb = CommandLine::Verb::ItemsExport;
        line.store = m_store;
        line.day = u"1"_s;
        line.to = m_tracker->place();
        const Terminal terminal{std::tmpfile(), std::tmpfile()};
        Said said{.status = performItemCommand(line, terminal, quick)};
        said.out = taken(terminal.out);
        said.err = taken(terminal.err);
        return said;
    }
    [[nodiscard]] Day day() const
    {
        return foldDay(*Store::open(m_store, OpenMode::ReadOnly).value(), 1).value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeTracker> m_tracker;
    QString m_store;
};

void TestItemExport::init()
{
    qputenv("KEY", "s3cret");
    m_folder = std::make_unique<QTemporaryDir>();
    m_tracker = std::make_unique<FakeTracker>(FakeTracker::Kind::GitHub);
    m_store = m_folder->filePath(u"room.db"_s);
    const auto store = Store::open(m_store, OpenMode::Create);
    QVERIFY(store);
    DayWriter writer(**store);
    const auto made = writer.create(newDay(u"First"_s));
    QVERIFY(made);
    QVERIFY(writer.keep(*made, Entries::itemOpened({.key = u"done"_s, .text = u"was easy"_s})));
    QVERIFY(writer.keep(*made, Entries::itemClosed(u"done"_s)));
    QVERIFY(writer.keep(*made, Entries::itemOpened({.key = u"a"_s, .text = u"mend it"_s})));
    QVERIFY(writer.keep(*made, Entries::itemOpened({.key = u"b"_s, .text = u"tell @all"_s})));
}

void TestItemExport::tellsTheDayOfEachIssue()
{
    const Said said = exported();
    QCOMPARE(said.err, QString());
    QCOMPARE(said.status, 0);
    QCOMPARE(said.out,
             u"mend it: created #1 https://github.com/acme/shop/issues/1\n"
             "tell @all: created #2 https://github.com/acme/shop/issues/2\n"
             "was easy: created #3 https://github.com/acme/shop/issues/3\n"_s);
    const Day after = day();
    QCOMPARE(after.items()[1].copies,
             std::vector<ItemCopy>({{.tracker = u"github"_s,
                                     .project = u"acme/shop"_s,
                                     .id = u"#1"_s,
                                     .url = u"https://github.com/acme/shop/issues/1"_s}}));

    const auto asked = m_tracker->server().requests().size();
    const Said again = exported();
    QCOMPARE(again.status, 0);
    QVERIFY2(again.out.startsWith(u"mend it: is there already: #1"_s), qPrintable(again.out));
    QCOMPARE(m_tracker->server().requests().size(), asked);
    QCOMPARE(m_tracker->issues().size(), 3U);
}

void TestItemExport::makesNoneTwiceWhateverTheDayKnows()
{
    // As after kill -9 between the issue and the entry: the issue is there, the day knows nothing.
    const QString before = m_folder->filePath(u"before.db"_s);
    QVERIFY(Store::open(m_store, OpenMode::ReadOnly).value()->backupTo(before));
    QCOMPARE(exported().status, 0);
    m_store = before;
    QVERIFY(day().items()[1].copies.empty());
    const Said said = exported();
    QCOMPARE(said.status, 0);
    QCOMPARE(said.out.count(u"is there already: #"_s), 3);
    QCOMPARE(m_tracker->issues().size(), 3U);
    QCOMPARE(day().items()[1].copies.at(0).id, u"#1"_s);
}

void TestItemExport::asksAndWritesNothingInADryRun()
{
    const auto before = day().lastSequence();
    const Said said = exported({.dryRun = true});
    QCOMPARE(said.status, 0);
    QCOMPARE(
        said.out,
        u"mend it: would be created\ntell @all: would be created\nwas easy: would be created\n"_s);
    QVERIFY(m_tracker->server().requests().isEmpty());
    QCOMPARE(day().lastSequence(), before);
}

void TestItemExport::leavesOutWhatIsDone()
{
    const Said said = exported({.openOnly = true});
    QVERIFY(!said.out.contains(u"was easy"_s));
    QCOMPARE(m_tracker->issues().size(), 2U);
}

void TestItemExport::endsWithOneWhereSomethingWasNotMade()
{
    m_tracker->refuse(1, {.status = 422, .body = R"({"message":"Validation Failed"})"});
    const Said said = exported();
    QCOMPARE(said.status, 1);
    QVERIFY2(said.out.contains(u"mend it: not created: 127.0.0.1:"_s), qPrintable(said.out));
    QVERIFY(said.out.contains(u"does not take it (422): Validation Failed\n"_s));
    QCOMPARE(m_tracker->issues().size(), 2U);
    QVERIFY(day().items()[1].copies.empty());
    QCOMPARE(exported().status, 0);
    QCOMPARE(m_tracker->issues().size(), 3U);
}

void TestItemExport::writesWhatWasMadeBeforeItFailed()
{
    connect(&m_tracker->server(), &Test::FakeServer::asked, this, [this] {
        if (m_tracker->issues().size() == 1)
            m_tracker->refuse(9, {.status = 401, .body = "{}"});
    });
    QCOMPARE(exported().status, 1);
    const Day after = day();
    QCOMPARE(after.items()[1].copies.size(), 1U);
    QVERIFY(after.items()[2].copies.empty());
}

void TestItemExport::leavesADayAloneThatIsOpen()
{
    const auto window = Store::open(m_store, OpenMode::ReadWrite);
    QVERIFY((*window)->lockDay(1));
    const Said said = exported();
    QCOMPARE(said.status, 1);
    QVERIFY(!said.err.isEmpty());
    QVERIFY(m_tracker->server().requests().isEmpty());
}

void TestItemExport::keepsTheTokenToItself()
{
    m_tracker->loseAnswers(1, {.status = 500, .body = "<html>"});
    const Said said = exported();
    QCOMPARE(said.status, 0);
    QVERIFY(!(said.out + said.err).contains(u"s3cret"_s));
    const QDir folder(m_folder->path());
    const QStringList names = folder.entryList(QDir::Files | QDir::Hidden);
    QVERIFY(names.contains(u"room.db"_s));
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("s3cret"), qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(TestItemExport)
#include "tst_itemexport.moc"
