// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verb = CommandLine::Verb;
using Format = CommandLine::Format;

class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void understands_data();
    void understands();
    void refusesWithAWayOut_data();
    void refusesWithAWayOut();
    void namesEveryVerbInItsHelp();
};

Q_DECLARE_METATYPE(Chaos::CommandLine)

void TestCommandLine::understands_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<CommandLine>("wanted");
    QTest::newRow("nothing") << u""_s << CommandLine{};
    QTest::newRow("a day") << u"first"_s << CommandLine{.day = u"first"_s};
    QTest::newRow("a store before the day")
        << u"--store s.db first"_s << CommandLine{.store = u"s.db"_s, .day = u"first"_s};
    QTest::newRow("a store after the verb")
        << u"journal first --store=s.db"_s
        << CommandLine{.verb = Verb::Journal, .store = u"s.db"_s, .day = u"first"_s};
    QTest::newRow("an option before the verb")
        << u"--json journal first"_s
        << CommandLine{.verb = Verb::Journal, .day = u"first"_s, .json = true};
    QTest::newRow("run") << u"run night.yaml"_s
                         << CommandLine{.verb = Verb::Run, .day = u"night.yaml"_s};
    QTest::newRow("run some of it")
        << u"run first --experiment db --experiment web --report r.html --limit 30s"_s
        << CommandLine{.verb = Verb::Run,
                       .day = u"first"_s,
                       .experiments = {u"db"_s, u"web"_s},
                       .limit = 30s,
                       .format = Format::Html,
                       .output = u"r.html"_s};
    QTest::newRow("run, and a report as Chaos Toolkit journals")
        << u"run first --report r.json --format chaostoolkit"_s
        << CommandLine{.verb = Verb::Run,
                       .day = u"first"_s,
                       .format = Format::ChaosToolkit,
                       .output = u"r.json"_s};
    QTest::newRow("import") << u"plan import day.yaml"_s
                            << CommandLine{.verb = Verb::PlanImport, .file = u"day.yaml"_s};
    QTest::newRow("a dry run before the verb")
        << u"--dry-run --store s.db plan import day.yaml"_s
        << CommandLine{
               .verb = Verb::PlanImport, .store = u"s.db"_s, .file = u"day.yaml"_s, .dryRun = true};
    QTest::newRow("import into a day")
        << u"plan import e.json --into first"_s
        << CommandLine{.verb = Verb::PlanImport, .file = u"e.json"_s, .into = u"first"_s};
    QTest::newRow("calendar") << u"plan calendar first -o day.ics"_s
                              << CommandLine{.verb = Verb::PlanCalendar,
                                             .day = u"first"_s,
                                             .output = u"day.ics"_s};
    QTest::newRow("one journal") << u"report first --format chaostoolkit --experiment db"_s
                                 << CommandLine{.verb = Verb::Report,
                                                .day = u"first"_s,
                                                .experiment = u"db"_s,
                                                .format = Format::ChaosToolkit};
    QTest::newRow("export") << u"plan export first -o day.yaml --force"_s
                            << CommandLine{.verb = Verb::PlanExport,
                                           .day = u"first"_s,
                                           .output = u"day.yaml"_s,
                                           .force = true};
    QTest::newRow("check a plan") << u"plan check day.yaml --json --offline"_s
                                  << CommandLine{.verb = Verb::PlanCheck,
                                                 .file = u"day.yaml"_s,
                                                 .json = true,
                                                 .offline = true};
    QTest::newRow("preflight") << u"preflight first --json --offline --experiment db"_s
                               << CommandLine{.verb = Verb::Preflight,
                                              .day = u"first"_s,
                                              .experiment = u"db"_s,
                                              .json = true,
                                              .offline = true};
    QTest::newRow("as it was then") << u"report first --at 14:10:02"_s
                                    << CommandLine{.verb = Verb::Report,
                                                   .day = u"first"_s,
                                                   .at = InstantWord{.sinceMidnight = 51'002s}};
    QTest::newRow("at an instant")
        << u"journal first --at 1970-01-01T01:00:00Z"_s
        << CommandLine{
               .verb = Verb::Journal, .day = u"first"_s, .at = InstantWord{.whole = Instant(1h)}};
    QTest::newRow("canary") << u"canary first --source am --source ic --limit 90s --dry-run"_s
                            << CommandLine{.verb = Verb::Canary,
                                           .day = u"first"_s,
                                           .sources = {u"am"_s, u"ic"_s},
                                           .limit = std::chrono::seconds(90),
                                           .dryRun = true};
    QTest::newRow("event") << u"event first down"_s
                           << CommandLine{
                                  .verb = Verb::Event, .day = u"first"_s, .text = u"down"_s};
    QTest::newRow("event is over")
        << u"event first --over up"_s
        << CommandLine{.verb = Verb::Event, .day = u"first"_s, .text = u"up"_s, .over = true};
    QTest::newRow("wall") << u"wall first"_s << CommandLine{.verb = Verb::Wall, .day = u"first"_s};
    QTest::newRow("wall with a page")
        << u"wall first --serve 192.168.1.20:8130"_s
        << CommandLine{.verb = Verb::Wall, .day = u"first"_s, .serve = u"192.168.1.20:8130"_s};
    QTest::newRow("proxy") << u"proxy 8131 db.staging.example:5432"_s
                           << CommandLine{.verb = Verb::Proxy,
                                          .listenAt = {u"127.0.0.1"_s, 8131},
                                          .target = {u"db.staging.example"_s, 5432}};
    QTest::newRow("proxy with a fault") << u"proxy [::1]:8131 --fault reset 10.0.0.7:80"_s
                                        << CommandLine{.verb = Verb::Proxy,
                                                       .listenAt = {u"::1"_s, 8131},
                                                       .target = {u"10.0.0.7"_s, 80},
                                                       .fault = {.kind = ProxyFault::Kind::Reset}};
    QTest::newRow("new plan") << u"plan new"_s << CommandLine{.verb = Verb::PlanNew};
    QTest::newRow("new plan with a title")
        << u"plan new Second --date 2027-03-02"_s
        << CommandLine{.verb = Verb::PlanNew, .title = u"Second"_s, .date = QDate(2027, 3, 2)};
    QTest::newRow("qa") << u"qa a --json"_s
                        << CommandLine{.verb = Verb::Qa, .day = u"a"_s, .json = true};
    QTest::newRow("qa result") << u"qa a white --outcome fails --severity high --card 2"_s
                               << CommandLine{.verb = Verb::Qa,
                                              .day = u"a"_s,
                                              .text = u"white"_s,
                                              .outcome = QaOutcome::Fails,
                                              .severity = Level::High,
                                              .card = 2};
    QTest::newRow("rehearse the ways back")
        << u"rehearse back-out a --experiment db"_s
        << CommandLine{.verb = Verb::RehearseBackOut, .day = u"a"_s, .experiment = u"db"_s};
    QTest::newRow("stop") << u"stop"_s << CommandLine{.verb = Verb::Stop};
    QTest::newRow("stop a day") << u"stop a --reason calls"_s
                                << CommandLine{
                                       .verb = Verb::Stop, .day = u"a"_s, .text = u"calls"_s};
    QTest::newRow("lift a stop") << u"stop a --lift --reason quiet"_s
                                 << CommandLine{.verb = Verb::Stop,
                                                .day = u"a"_s,
                                                .text = u"quiet"_s,
                                                .lift = true};
    QTest::newRow("record") << u"--store s.db record -- ssh -v db-1 --json"_s
                            << CommandLine{.verb = Verb::Record,
                                           .store = u"s.db"_s,
                                           .typed = {u"ssh"_s, u"-v"_s, u"db-1"_s, u"--json"_s}};
    QTest::newRow("record in a day")
        << u"record a --experiment db -- ls"_s
        << CommandLine{
               .verb = Verb::Record, .day = u"a"_s, .experiment = u"db"_s, .typed = {u"ls"_s}};
    QTest::newRow("a day behind dashes") << u"-- a"_s << CommandLine{.day = u"a"_s};
    QTest::newRow("schema") << u"plan schema"_s << CommandLine{.verb = Verb::PlanSchema};
    QTest::newRow("report") << u"report first"_s
                            << CommandLine{.verb = Verb::Report, .day = u"first"_s};
    QTest::newRow("report in a format")
        << u"report first --format json"_s
        << CommandLine{.verb = Verb::Report, .day = u"first"_s, .format = Format::Json};
    QTest::newRow("report by ending") << u"report first -o r.HTML"_s
                                      << CommandLine{.verb = Verb::Report,
                                                     .day = u"first"_s,
                                                     .format = Format::Html,
                                                     .output = u"r.HTML"_s};
    QTest::newRow("format before ending") << u"report first -o r.html --format md"_s
                                          << CommandLine{.verb = Verb::Report,
                                                         .day = u"first"_s,
                                                         .format = Format::Markdown,
                                                         .output = u"r.html"_s};
    QTest::newRow("action items") << u"items first"_s
                                  << CommandLine{.verb = Verb::Items, .day = u"first"_s};
    QTest::newRow("action items by ending")
        << u"items first -o i.CSV"_s
        << CommandLine{
               .verb = Verb::Items, .day = u"first"_s, .format = Format::Csv, .output = u"i.CSV"_s};
    QTest::newRow("issues") << u"items export first --to github:acme/shop --open-only --dry-run"_s
                            << CommandLine{
                                   .verb = Verb::ItemsExport,
                                   .day = u"first"_s,
                                   .to = TrackerPlace{.tracker = Tracker::GitHub,
                                                      .project = u"acme/shop"_s,
                                                      .url = QUrl(u"https://api.github.com"_s),
                                                      .secret = u"CHAOSROOM_GITHUB_TOKEN"_s},
                                   .dryRun = true,
                                   .openOnly = true};
    QTest::newRow("issues elsewhere")
        << u"items export first --to jira:SRE --url https://j.example --user me@x --secret J"_s
        << CommandLine{.verb = Verb::ItemsExport,
                       .day = u"first"_s,
                       .to = TrackerPlace{.tracker = Tracker::Jira,
                                          .project = u"SRE"_s,
                                          .url = QUrl(u"https://j.example"_s),
                                          .user = u"me@x"_s,
                                          .secret = u"J"_s}};
    QTest::newRow("a second factor")
        << u"guard enrol --force"_s << CommandLine{.verb = Verb::GuardEnrol, .force = true};
    QTest::newRow("production") << u"guard allow first --experiment db --host db-1"_s
                                << CommandLine{.verb = Verb::GuardAllow,
                                               .day = u"first"_s,
                                               .experiment = u"db"_s,
                                               .host = u"db-1"_s};
    QTest::newRow("rehearse") << u"rehearse"_s << CommandLine{.verb = Verb::Rehearse};
    QTest::newRow("unattended") << u"rehearse --unattended --report r.json"_s
                                << CommandLine{.verb = Verb::Rehearse,
                                               .format = Format::Json,
                                               .output = u"r.json"_s,
                                               .unattended = true};
    QTest::newRow("ledger") << u"ledger -o alerts.csv"_s
                            << CommandLine{.verb = Verb::Ledger,
                                           .format = Format::Csv,
                                           .output = u"alerts.csv"_s};
    QTest::newRow("rehearsals") << u"ledger --rehearsals"_s
                                << CommandLine{.verb = Verb::Ledger,
                                               .format = Format::Text,
                                               .rehearsals = true};
    QTest::newRow("compare") << u"compare first second"_s
                             << CommandLine{.verb = Verb::Compare,
                                            .day = u"first"_s,
                                            .other = u"second"_s,
                                            .format = Format::Text};
    QTest::newRow("repeat as a plan")
        << u"repeat -o next.yaml"_s
        << CommandLine{.verb = Verb::Repeat, .format = Format::Plan, .output = u"next.yaml"_s};
    QTest::newRow("repeat in a day")
        << u"repeat --into next --dry-run"_s
        << CommandLine{
               .verb = Verb::Repeat, .into = u"next"_s, .format = Format::Text, .dryRun = true};
    QTest::newRow("check") << u"store check"_s << CommandLine{.verb = Verb::StoreCheck};
    QTest::newRow("backup") << u"store backup b.db"_s
                            << CommandLine{.verb = Verb::StoreBackup, .file = u"b.db"_s};
    QTest::newRow("help wins") << u"report --help"_s << CommandLine{.verb = Verb::Help};
    QTest::newRow("version") << u"--version"_s << CommandLine{.verb = Verb::Version};
}

void TestCommandLine::understands()
{
    QFETCH(QString, words);
    QFETCH(CommandLine, wanted);
    const auto line = CommandLine::read(words.split(u' ', Qt::SkipEmptyParts));
    QVERIFY2(line.hasValue(), line ? "" : qPrintable(line.failure().detail));
    QVERIFY(*line == wanted);
}

void TestCommandLine::refusesWithAWayOut_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown option") << u"--colour"_s << u"colour"_s;
    QTest::newRow("half a verb") << u"store"_s << u"\"store\" needs a second word: check, backup"_s;
    QTest::newRow("wrong second word")
        << u"plan eat x.yaml"_s
        << u"\"eat\" does not go with \"plan\"; known are import, export, calendar, check, new, schema"_s;
    QTest::newRow("no day") << u"report"_s << u"needs DAY"_s;
    QTest::newRow("no file") << u"plan import"_s << u"needs FILE"_s;
    QTest::newRow("nothing broke") << u"event first"_s << u"needs DAY and a line"_s;
    QTest::newRow("lifted for no reason") << u"stop a --lift"_s << u"needs DAY and --reason"_s;
    QTest::newRow("nothing to record") << u"record a"_s << u"after two dashes"_s;
    QTest::newRow("nothing behind the dashes") << u"record a --"_s << u"after two dashes"_s;
    QTest::newRow("a wall of no day") << u"wall"_s << u"needs DAY"_s;
    QTest::newRow("a page at a path")
        << u"wall first --serve 10.0.0.1/x"_s << u"--serve takes an address"_s;
    QTest::newRow("a page at no port")
        << u"wall first --serve 10.0.0.1:x"_s << u"--serve takes an address"_s;
    QTest::newRow("a proxy of nothing") << u"proxy 8131"_s << u"needs LISTEN and UPSTREAM"_s;
    QTest::newRow("a proxy at a name")
        << u"proxy desk.example:1 a.example:2"_s << u"LISTEN is a port like 8131, or an address"_s;
    QTest::newRow("a proxy at no port") << u"proxy 70000 a.example:2"_s << u"LISTEN is a port"_s;
    QTest::newRow("a proxy to no port") << u"proxy 8131 a.example"_s << u"UPSTREAM is a host"_s;
    QTest::newRow("a proxy with no fault")
        << u"proxy 8131 a.example:2 --fault burn"_s << u"--fault: \"burn\" is no fault"_s;
    QTest::newRow("a fault of what") << u"report first --fault reset"_s << u"takes no --fault"_s;
    QTest::newRow("over what") << u"preflight first --over"_s << u"takes no --over"_s;
    QTest::newRow("a canary nowhere") << u"canary"_s << u"needs DAY"_s;
    QTest::newRow("a limit in words")
        << u"canary first --limit soon"_s << u"--limit takes a length"_s;
    QTest::newRow("a time in words")
        << u"report first --at noon"_s << u"--at takes a time like 14:10"_s;
    QTest::newRow("a time that is none")
        << u"journal first --at 25:00"_s << u"--at takes a time like 14:10"_s;
    QTest::newRow("a time for the window") << u"first --at 14:10"_s << u"needs a verb before it"_s;
    QTest::newRow("no limit") << u"canary first --limit 0s"_s << u"--limit takes a length"_s;
    QTest::newRow("a source of what") << u"report first --source am"_s << u"takes no --source"_s;
    QTest::newRow("no file to check") << u"plan check"_s << u"needs FILE.yaml"_s;
    QTest::newRow("no day to export") << u"plan export"_s << u"needs DAY"_s;
    QTest::newRow("a title of two words")
        << u"plan new Second day"_s << u"\"day\" is one word too many"_s;
    QTest::newRow("a date in words")
        << u"plan new --date soon"_s << u"--date takes a date like 2026-12-08"_s;
    QTest::newRow("forced import") << u"plan import a.yaml --force"_s << u"takes no --force"_s;
    QTest::newRow("dry check") << u"plan check a.yaml --dry-run"_s << u"takes no --dry-run"_s;
    QTest::newRow("a check into a day") << u"plan check a --into b"_s << u"takes no --into"_s;
    QTest::newRow("a report of one experiment")
        << u"report a --experiment b"_s << u"--experiment is for --format chaostoolkit"_s;
    QTest::newRow("too much") << u"journal a b"_s << u"\"b\" is one word too many"_s;
    QTest::newRow("not its option") << u"journal a --unattended"_s << u"takes no --unattended"_s;
    QTest::newRow("option without a verb") << u"--unattended"_s << u"--unattended needs a verb"_s;
    QTest::newRow("unknown format")
        << u"report a --format docx"_s << u"pdf, html, md, json or chaostoolkit"_s;
    QTest::newRow("a report as a table")
        << u"report a --format csv"_s << u"pdf, html, md, json or"_s;
    QTest::newRow("action items as a page")
        << u"items a --format html"_s << u"--format takes md, csv or json"_s;
    QTest::newRow("a day compared with nothing") << u"compare a"_s << u"needs DAY and another"_s;
    QTest::newRow("a ledger as a page")
        << u"ledger --format html"_s << u"--format takes text, md, csv or json, not"_s;
    QTest::newRow("rehearsals to compare")
        << u"compare a b --rehearsals"_s << u"takes no --rehearsals"_s;
    QTest::newRow("a ledger as a plan")
        << u"ledger --format plan"_s << u"--format takes text, md, csv or json, not"_s;
    QTest::newRow("dry and nowhere") << u"repeat --dry-run"_s << u"--dry-run is for --into"_s;
    QTest::newRow("issues nowhere") << u"items export a"_s << u"issues go to github:OWNER/REPO"_s;
    QTest::newRow("issues of no day") << u"items export --to jira:A"_s << u"needs DAY"_s;
    QTest::newRow("a tracker nobody knows") << u"items export a --to trac:x"_s << u"issues go to"_s;
    for (const char *project :
         {"github:a", "github:a/..", "github:a/b/c", "github:a/b?c", "gitlab:x", "gitlab:a/%2e",
          "gitlab:a/../b", "jira:a", "jira:A\"", "github:"})
        QTest::newRow(project) << u"items export a --to "_s + QLatin1StringView(project)
                               << u"issues go to"_s;
    QTest::newRow("a Jira somewhere") << u"items export a --to jira:A"_s << u"--url https://"_s;
    QTest::newRow("a user of GitHub")
        << u"items export a --to github:a/b --user x"_s << u"--user is for Jira"_s;
    QTest::newRow("a password in an address")
        << u"items export a --to jira:A --url https://u:p@x"_s << u"--url: an address"_s;
    QTest::newRow("the token itself")
        << u"items export a --to github:a/b --secret ghp-1"_s << u"--secret takes the name"_s;
    QTest::newRow("production without a name")
        << u"guard allow a --experiment db"_s << u"needs --experiment KEY and --host NAME"_s;
    QTest::newRow("a result without an outcome")
        << u"qa a white --card 1"_s << u"\"qa\" needs --outcome"_s;
    QTest::newRow("another outcome")
        << u"qa a --outcome explodes"_s << u"--outcome is one of: passes, fails"_s;
    QTest::newRow("no card") << u"qa a --outcome fails --card x"_s << u"--card takes"_s;
    QTest::newRow("empty store") << u"--store="_s << u"--store needs a path"_s;
}

void TestCommandLine::refusesWithAWayOut()
{
    QFETCH(QString, words);
    QFETCH(QString, says);
    const auto line = CommandLine::read(words.split(u' ', Qt::SkipEmptyParts));
    QVERIFY(!line.hasValue());
    QVERIFY2(line.failure().detail.contains(says), qPrintable(line.failure().detail));
    QVERIFY(line.failure().detail.endsWith(u"chaosroom --help"_s));
}

void TestCommandLine::namesEveryVerbInItsHelp()
{
    for (const char *verb :
         {"rehearse",    "plan import",   "plan export", "plan check", "plan new",
          "plan schema", "plan calendar", "preflight",   "canary",     "event",
          "qa",          "wall",          "report",      "items",      "journal",
          "store check", "store backup",  "ledger",      "compare",    "repeat",
          "--store"})
        QVERIFY(CommandLine::help().contains(QLatin1StringView(verb)));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
