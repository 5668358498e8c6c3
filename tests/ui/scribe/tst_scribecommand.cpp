// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/day.h"
#include "ui/scribe/scribecommand.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verb = ScribeCommand::Verb;

Q_DECLARE_METATYPE(Chaos::ScribeCommand)

class TestScribeCommand : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }
    void readsWhatIsTyped_data();
    void readsWhatIsTyped();
    void everyWordIsExplained();
    void everyWordMakesItsEntry_data();
    void everyWordMakesItsEntry();
    void nothingToSayMakesNoEntry();
    void aTodoHasAKeyOfItsOwn();
};

void TestScribeCommand::readsWhatIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<ScribeCommand>("read");
    const auto row = [](const char *name, const QString &typed, const ScribeCommand &read) {
        QTest::newRow(name) << typed << read;
    };
    row("plain", u" Cart page still serves "_s, {Verb::Note, u"Cart page still serves"_s});
    row("action", u"/action ssh db-1"_s, {Verb::Action, u"ssh db-1"_s});
    row("case", u"/ACTION  ssh db-1"_s, {Verb::Action, u"ssh db-1"_s});
    row("tab", u"/todo\twrite a runbook"_s, {Verb::Todo, u"write a runbook"_s});
    row("question", u"/question why"_s, {Verb::Question, u"why"_s});
    row("alert", u"/alert DiskFull"_s, {Verb::Alert, u"DiskFull"_s});
    row("qa", u"/qa step 3 fails"_s, {Verb::LiveQa, u"step 3 fails"_s});
    row("note", u"/note x"_s, {Verb::Note, u"x"_s});
    row("paged alone", u"/paged"_s, {Verb::Paged, {}});
    row("paged by", u"/paged CheckoutDown"_s, {Verb::Paged, u"CheckoutDown"_s});
    row("unknown", u"/acton ssh"_s, {Verb::Note, u"/acton ssh"_s, u"/acton"_s});
    row("a path", u"/var/log is full"_s, {Verb::Note, u"/var/log is full"_s});
    row("a slash", u"/ 2"_s, {Verb::Note, u"/ 2"_s});
    row("only a slash", u"/"_s, {Verb::Note, u"/"_s});
    row("empty", u"   "_s, {Verb::Note, {}});
    row("slash inside", u"and/or"_s, {Verb::Note, u"and/or"_s});
}

void TestScribeCommand::readsWhatIsTyped()
{
    QFETCH(const QString, typed);
    QFETCH(const ScribeCommand, read);
    const ScribeCommand command = ScribeCommand::read(typed);
    QCOMPARE(int(command.verb), int(read.verb));
    QCOMPARE(command.text, read.text);
    QCOMPARE(command.unknown, read.unknown);
}

void TestScribeCommand::everyWordIsExplained()
{
    QCOMPARE(ScribeCommand::words().join(u' '),
             u"/action /alert /question /todo /paged /qa /note"_s);
    for (const QString &word : ScribeCommand::words()) {
        QVERIFY(!ScribeCommand::meaning(word).isEmpty());
        QVERIFY(ScribeCommand::read(word).unknown.isEmpty());
    }
    QVERIFY(ScribeCommand::meaning(u"/nothing"_s).isEmpty());
}

void TestScribeCommand::everyWordMakesItsEntry_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &typed, Kind kind, const QString &tag,
                        const QString &text) {
        QTest::newRow(name) << typed << int(kind) << tag << text;
    };
    row("note", u"totals are stale"_s, Kind::NoteWritten, u"note"_s, u"totals are stale"_s);
    row("action", u"/action ssh db-1"_s, Kind::NoteWritten, u"action"_s, u"ssh db-1"_s);
    row("question", u"/question why"_s, Kind::NoteWritten, u"question"_s, u"why"_s);
    row("alert", u"/alert DiskFull"_s, Kind::NoteWritten, u"alert"_s, u"DiskFull"_s);
    row("qa", u"/qa fails"_s, Kind::NoteWritten, u"live-qa"_s, u"fails"_s);
    row("unknown", u"/acton ssh"_s, Kind::NoteWritten, u"note"_s, u"/acton ssh"_s);
    row("todo", u"/todo a runbook"_s, Kind::ItemOpened, QString(), u"a runbook"_s);
    row("paged", u"/paged CheckoutDown"_s, Kind::PageSent, u"by hand"_s, u"CheckoutDown"_s);
    row("paged alone", u"/paged"_s, Kind::PageSent, u"by hand"_s, QString());
}

void TestScribeCommand::everyWordMakesItsEntry()
{
    QFETCH(const QString, typed);
    QFETCH(const int, kind);
    QFETCH(const QString, tag);
    QFETCH(const QString, text);
    const Instant at{1234567s};
    std::optional<Entry> entry = ScribeCommand::read(typed).entry(at, u"db"_s);
    QVERIFY(entry);
    QCOMPARE(int(entry->kind), kind);
    QVERIFY(entry->at == at);
    // What the day makes of it is what counts.
    entry->sequence = 1;
    Day day;
    day.apply(entry->view());
    QCOMPARE(int(day.story().size()), 1);
    QCOMPARE(day.story().front().tag, tag);
    QCOMPARE(day.story().front().text, text);
    QVERIFY(day.story().front().at == at);
    if (entry->kind == Kind::PageSent) {
        QVERIFY(day.pages().pages().front().at == at);
        QVERIFY(day.pages().pages().front().evidence == Evidence::ByHand);
        QVERIFY(day.pages().pages().front().plusMinus == 2s); // never surer than the key F6
    }
    if (entry->kind == Kind::ItemOpened)
        QCOMPARE(day.items().front().experiment, u"db"_s);
}

void TestScribeCommand::nothingToSayMakesNoEntry()
{
    for (const QString &typed : {u""_s, u"/todo"_s, u"/action  "_s, u"/note"_s})
        QVERIFY(!ScribeCommand::read(typed).entry(Instant(1s), {}));
}

void TestScribeCommand::aTodoHasAKeyOfItsOwn()
{
    const ScribeCommand todo = ScribeCommand::read(u"/todo same"_s);
    QVERIFY(todo.entry(Instant(1us), {})->subject != todo.entry(Instant(2us), {})->subject);
    QVERIFY(!todo.entry(Instant(1us), {})->subject.empty());
}

QTEST_GUILESS_MAIN(TestScribeCommand)
#include "tst_scribecommand.moc"
