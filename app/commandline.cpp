// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"

#include "models/day/wordtext.h"
#include "models/plan/durationword.h"
#include "models/plan/plankey.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QHostAddress>
#include <QUrl>

#include <array>
#include <optional>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

using Verb = CommandLine::Verb;

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

Failure misuse(const QString &what)
{
    return {Failure::Kind::BadInput, tr("%1. Try: chaosroom --help").arg(what)};
}

struct VerbRule
{
    Verb verb;
    QLatin1StringView words; ///< one word, or two for a verb with an object
    int least; ///< so many words must follow,
    int most; ///< and so many may
    QLatin1StringView argumentName;
    QLatin1StringView options; ///< those it takes besides --store
};

constexpr std::array verbRules{
    VerbRule{Verb::PlanImport, "plan import"_L1, 1, 1, "FILE"_L1, "dry-run into"_L1},
    VerbRule{Verb::PlanExport, "plan export"_L1, 1, 1, "DAY"_L1, "output force"_L1},
    VerbRule{Verb::PlanCalendar, "plan calendar"_L1, 1, 1, "DAY"_L1, "output"_L1},
    VerbRule{Verb::PlanCheck, "plan check"_L1, 1, 1, "FILE.yaml"_L1, "json offline"_L1},
    VerbRule{Verb::PlanNew, "plan new"_L1, 0, 1, "TITLE"_L1, "date output force"_L1},
    VerbRule{Verb::PlanSchema, "plan schema"_L1, 0, 0, ""_L1, "output force"_L1},
    VerbRule{Verb::RehearseBackOut, "rehearse back-out"_L1, 1, 1, "DAY"_L1, "experiment"_L1},
    VerbRule{Verb::Rehearse, "rehearse"_L1, 0, 0, ""_L1, "unattended report screenshot"_L1},
    VerbRule{Verb::Run, "run"_L1, 1, 1, "a plan file or a DAY"_L1,
             "experiment limit report format"_L1},
    VerbRule{Verb::Preflight, "preflight"_L1, 1, 1, "DAY"_L1, "json offline experiment at"_L1},
    VerbRule{Verb::Canary, "canary"_L1, 1, 1, "DAY"_L1, "source limit dry-run"_L1},
    VerbRule{Verb::Event, "event"_L1, 2, 2, "DAY and a line in quotes"_L1, "over"_L1},
    VerbRule{Verb::Stop, "stop"_L1, 0, 1, "DAY"_L1, "reason lift"_L1},
    VerbRule{Verb::Record, "record"_L1, 0, 1, "DAY"_L1, "experiment"_L1},
    VerbRule{Verb::Qa, "qa"_L1, 1, 2, "DAY"_L1,
             "json experiment outcome severity card picture withdraw"_L1},
    VerbRule{Verb::Wall, "wall"_L1, 1, 1, "DAY"_L1, "serve"_L1},
    VerbRule{Verb::Proxy, "proxy"_L1, 2, 2, "LISTEN and UPSTREAM"_L1, "fault"_L1},
    VerbRule{Verb::Report, "report"_L1, 1, 1, "DAY"_L1, "format output experiment at"_L1},
    VerbRule{Verb::ItemsExport, "items export"_L1, 1, 1, "DAY"_L1,
             "to url user secret dry-run open-only"_L1},
    VerbRule{Verb::Items, "items"_L1, 1, 1, "DAY"_L1, "format output"_L1},
    VerbRule{Verb::Ledger, "ledger"_L1, 0, 0, ""_L1, "format output rehearsals"_L1},
    VerbRule{Verb::Compare, "compare"_L1, 2, 2, "DAY and another DAY"_L1, "format output"_L1},
    VerbRule{Verb::Repeat, "repeat"_L1, 0, 0, ""_L1,
             "format output force into dry-run rehearsals"_L1},
    VerbRule{Verb::JournalImport, "journal import"_L1, 1, 1, "FILE.json"_L1, ""_L1},
    VerbRule{Verb::Journal, "journal"_L1, 1, 1, "DAY"_L1, "json at"_L1},
    VerbRule{Verb::StoreCheck, "store check"_L1, 0, 0, ""_L1, "json"_L1},
    VerbRule{Verb::StoreBackup, "store backup"_L1, 1, 1, "FILE"_L1, ""_L1},
    VerbRule{Verb::SecretKeep, "secret keep"_L1, 1, 1, "NAME"_L1, ""_L1},
    VerbRule{Verb::SecretCheck, "secret check"_L1, 1, 1, "NAME"_L1, ""_L1},
    VerbRule{Verb::SecretForget, "secret forget"_L1, 1, 1, "NAME"_L1, ""_L1},
    VerbRule{Verb::GuardEnrol, "guard enrol"_L1, 0, 0, ""_L1, "force"_L1},
    VerbRule{Verb::GuardAllow, "guard allow"_L1, 1, 1, "DAY"_L1, "experiment host"_L1},
};
constexpr VerbRule windowRule{Verb::Window, ""_L1, 0, 1, "DAY"_L1, ""_L1};

void addOptions(QCommandLineParser &parser)
{
    parser.addOptions({{u"store"_s, {}, u"path"_s},
                       {u"format"_s, {}, u"pdf|html|md|json|csv|text|plan|chaostoolkit"_s},
                       {{u"o"_s, u"output"_s}, {}, u"file"_s},
                       {u"report"_s, {}, u"file"_s},
                       {u"screenshot"_s, {}, u"file"_s},
                       {u"unattended"_s, {}},
                       {u"json"_s, {}},
                       {u"dry-run"_s, {}},
                       {u"force"_s, {}},
                       {u"offline"_s, {}},
                       {u"over"_s, {}},
                       {u"lift"_s, {}},
                       {u"reason"_s, {}, u"line"_s},
                       {u"open-only"_s, {}},
                       {u"rehearsals"_s, {}},
                       {u"to"_s, {}, u"tracker:project"_s},
                       {u"url"_s, {}, u"address"_s},
                       {u"user"_s, {}, u"name"_s},
                       {u"secret"_s, {}, u"name"_s},
                       {u"date"_s, {}, u"date"_s},
                       {u"into"_s, {}, u"day"_s},
                       {u"experiment"_s, {}, u"key"_s},
                       {u"host"_s, {}, u"name"_s},
                       {u"source"_s, {}, u"key"_s},
                       {u"limit"_s, {}, u"length"_s},
                       {u"serve"_s, {}, u"address"_s},
                       {u"fault"_s, {}, u"line"_s},
                       {u"outcome"_s, {}, u"word"_s},
                       {u"severity"_s, {}, u"word"_s},
                       {u"card"_s, {}, u"number"_s},
                       {u"picture"_s, {}, u"file"_s},
                       {u"withdraw"_s, {}, u"key"_s},
                       {u"at"_s, {}, u"instant"_s},
                       {{u"h"_s, u"help"_s}, {}},
                       {{u"v"_s, u"version"_s}, {}}});
}

/// The rule for the verb at the front of `words`, which is taken away. A first word that is no verb
/// names a day.
std::optional<VerbRule> takeVerb(QStringList &words)
{
    if (words.isEmpty())
        return windowRule;
    bool isObjectless = false;
    for (const VerbRule &rule : verbRules) {
        const QStringList verb = QString(rule.words).split(u' ');
        if (words.mid(0, verb.size()) == verb) {
            words.remove(0, verb.size());
            return rule;
        }
        isObjectless = isObjectless || verb.first() == words.first();
    }
    if (isObjectless)
        return {};
    return windowRule;
}

/// "plan" alone, or with a word that does not go with it.
QString secondWordWanted(const QString &first, const QString &second)
{
    QStringList known;
    for (const VerbRule &rule : verbRules) {
        const QStringList verb = QString(rule.words).split(u' ');
        if (verb.first() == first && verb.size() > 1)
            known << verb.at(1);
    }
    const QString words = known.join(u", "_s);
    return second.isEmpty()
        ? tr("\"%1\" needs a second word: %2").arg(first, words)
        : tr("\"%1\" does not go with \"%2\"; known are %3").arg(second, first, words);
}

bool isOverDays(Verb verb)
{
    return verb == Verb::Ledger || verb == Verb::Compare || verb == Verb::Repeat;
}

std::optional<CommandLine::Format> formatOf(const QString &word, Verb verb)
{
    using Format = CommandLine::Format;
    if (word == "json"_L1)
        return Format::Json;
    if (word == "md"_L1 || word == "markdown"_L1)
        return Format::Markdown;
    if (word == "csv"_L1 && (verb == Verb::Items || isOverDays(verb)))
        return Format::Csv;
    if (isOverDays(verb) && (word == "text"_L1 || word == "txt"_L1))
        return Format::Text;
    if (verb == Verb::Repeat && (word == "plan"_L1 || word == "yaml"_L1 || word == "yml"_L1))
        return Format::Plan;
    if (verb == Verb::Items || isOverDays(verb))
        return {};
    if (word == "html"_L1 || word == "htm"_L1)
        return Format::Html;
    if (word == "pdf"_L1)
        return Format::Pdf;
    if (word == "chaostoolkit"_L1)
        return Format::ChaosToolkit;
    return {};
}

QString formatsOf(Verb verb)
{
    if (verb == Verb::Items)
        return tr("md, csv or json");
    if (verb == Verb::Repeat)
        return tr("text, md, csv, json or plan");
    return isOverDays(verb) ? tr("text, md, csv or json")
                            : tr("pdf, html, md, json or chaostoolkit");
}

std::optional<Failure> optionNotTaken(const QCommandLineParser &parser, const VerbRule &rule)
{
    const QStringList taken = QString(rule.options).split(u' ');
    for (const auto *name :
         {"format",     "output",  "report",   "screenshot", "unattended", "json",
          "dry-run",    "force",   "offline",  "over",       "date",       "into",
          "experiment", "source",  "limit",    "serve",      "at",         "open-only",
          "to",         "url",     "user",     "secret",     "outcome",    "severity",
          "card",       "picture", "withdraw", "rehearsals", "fault",      "host"}) {
        const QString option = QLatin1StringView(name);
        if (!parser.isSet(option) || taken.contains(option))
            continue;
        return rule.verb == Verb::Window
            ? misuse(tr("--%1 needs a verb before it").arg(option))
            : misuse(tr("\"%1\" takes no --%2").arg(QString(rule.words), option));
    }
    return {};
}

std::optional<Failure> readFormat(const QCommandLineParser &parser, CommandLine &line)
{
    if (parser.isSet(u"format"_s)) {
        const auto format = formatOf(parser.value(u"format"_s), line.verb);
        if (!format) {
            return misuse(tr("--format takes %1, not \"%2\"")
                              .arg(formatsOf(line.verb), parser.value(u"format"_s)));
        }
        line.format = *format;
        return {};
    }
    // A file's ending says what is wanted in it.
    const auto implied = formatOf(QFileInfo(line.output).suffix().toLower(), line.verb);
    line.format = implied.value_or(isOverDays(line.verb) ? CommandLine::Format::Text
                                                         : CommandLine::Format::Markdown);
    return {};
}

std::optional<Failure> readDate(const QCommandLineParser &parser, CommandLine &line)
{
    if (!parser.isSet(u"date"_s))
        return {};
    line.date = QDate::fromString(parser.value(u"date"_s), Qt::ISODate);
    if (line.date.isValid())
        return {};
    return misuse(
        tr("--date takes a date like 2026-12-08, not \"%1\"").arg(parser.value(u"date"_s)));
}

std::optional<Failure> readLimit(const QCommandLineParser &parser, CommandLine &line)
{
    if (!parser.isSet(u"limit"_s))
        return {};
    line.limit = durationOfWord(parser.value(u"limit"_s));
    if (line.limit && *line.limit >= std::chrono::seconds(1)
        && *line.limit <= std::chrono::hours(24))
        return {};
    return misuse(tr("--limit takes a length from 1s to 24h like 5m, not \"%1\"")
                      .arg(parser.value(u"limit"_s)));
}

/// "192.168.1.20" or "192.168.1.20:8130".
std::optional<Failure> readServe(const QCommandLineParser &parser, CommandLine &line)
{
    if (!parser.isSet(u"serve"_s))
        return {};
    line.serve = parser.value(u"serve"_s);
    const QUrl url(u"http://"_s + line.serve, QUrl::StrictMode);
    const bool isPlain = !url.host().isEmpty() && url.authority() == line.serve
        && url.userInfo().isEmpty() && url.port(1) > 0;
    if (isPlain)
        return {};
    return misuse(tr("--serve takes an address of this desk like 192.168.1.20:8130, not \"%1\"")
                      .arg(line.serve));
}

/// "8131", "127.0.0.1:8131" or "[::1]:8131"; loopback where no address is said.
std::optional<HostPort> listenPlaceOf(const QString &word)
{
    bool isPort = false;
    const quint16 port = word.toUShort(&isPort);
    if (isPort)
        return HostPort{u"127.0.0.1"_s, port};
    const auto place = HostPort::read(word);
    if (!place || QHostAddress(place->host).isNull())
        return {};
    return place;
}

/// Where a proxy stands, and how it begins.
std::optional<Failure> readProxy(const QCommandLineParser &parser, const QStringList &words,
                                 CommandLine &line)
{
    if (line.verb != Verb::Proxy)
        return {};
    const auto here = listenPlaceOf(words.value(0));
    if (!here)
        return misuse(tr("LISTEN is a port like 8131, or an address of this desk like "
                         "192.168.1.20:8131, not \"%1\"")
                          .arg(words.value(0)));
    const auto there = HostPort::read(words.value(1));
    if (!there)
        return misuse(tr("UPSTREAM is a host and a port like db.staging.example:5432, not \"%1\"")
                          .arg(words.value(1)));
    line.listenAt = *here;
    line.target = *there;
    if (!parser.isSet(u"fault"_s))
        return {};
    const auto fault = ProxyFault::read(parser.value(u"fault"_s));
    if (!fault)
        return misuse(u"--fault: "_s + fault.failure().detail);
    line.fault = *fault;
    return {};
}

std::optional<Failure> readAt(const QCommandLineParser &parser, CommandLine &line)
{
    if (!parser.isSet(u"at"_s))
        return {};
    line.at = InstantWord::read(parser.value(u"at"_s));
    if (line.at)
        return {};
    return misuse(tr("--at takes a time like 14:10 or 14:10:02, in UTC, or an instant like "
                     "2026-12-08T14:10:02Z, not \"%1\"")
                      .arg(parser.value(u"at"_s)));
}

std::optional<Failure> readPlace(const QCommandLineParser &parser, CommandLine &line)
{
    if (line.verb != Verb::ItemsExport)
        return {};
    auto place = TrackerPlace::read(parser.value(u"to"_s));
    if (!place)
        return misuse(tr("--to: %1").arg(place.failure().detail));
    const bool isJira = place->tracker == Tracker::Jira;
    if (parser.isSet(u"url"_s)) {
        const auto url = TrackerPlace::readUrl(parser.value(u"url"_s));
        if (!url)
            return misuse(tr("--url: %1").arg(url.failure().detail));
        place->url = *url;
    } else if (isJira) {
        return misuse(tr("jira needs the address of its site: --url https://…"));
    }
    place->user = parser.value(u"user"_s);
    if (!isJira && !place->user.isEmpty())
        return misuse(tr("--user is for Jira Cloud"));
    if (parser.isSet(u"secret"_s))
        place->secret = parser.value(u"secret"_s);
    // It may be the secret itself, which is not repeated.
    if (!isSecretName(place->secret))
        return misuse(tr("--secret takes the name of one, like CHAOSROOM_GITHUB_TOKEN"));
    line.to = *place;
    return {};
}

/// A word of a table of the journal's words.
template<typename Enum, std::size_t N>
std::optional<Failure> readWord(const QCommandLineParser &parser, const QString &option,
                                const WordTable<Enum, N> &table, std::optional<Enum> &into)
{
    if (!parser.isSet(option))
        return {};
    QStringList known;
    for (const auto &[value, word] : table) {
        known << wordText(word);
        if (known.last() == parser.value(option))
            into = value;
    }
    if (into)
        return {};
    return misuse(tr("--%1 is one of: %2").arg(option, known.join(u", "_s)));
}

/// What live QA found, where something is to be kept.
std::optional<Failure> readQa(const QCommandLineParser &parser, const QString &text,
                              CommandLine &line)
{
    if (line.verb != Verb::Qa)
        return {};
    line.text = text;
    line.picture = parser.value(u"picture"_s);
    line.withdrawn = parser.value(u"withdraw"_s);
    std::optional<Level> severity;
    if (const auto failure = readWord(parser, u"outcome"_s, qaOutcomeWords, line.outcome))
        return failure;
    if (const auto failure = readWord(parser, u"severity"_s, levelWords, severity))
        return failure;
    line.severity = severity.value_or(Level::NotSaid);
    bool isNumber = true;
    if (parser.isSet(u"card"_s))
        line.card = parser.value(u"card"_s).toInt(&isNumber);
    if (!isNumber || line.card < 0 || line.card > QaCard::mostCards)
        return misuse(tr("--card takes the number of a card, as \"qa DAY\" lists them"));
    const bool saysMore = !text.isEmpty() || line.card > 0 || severity || !line.picture.isEmpty();
    if (!line.withdrawn.isEmpty() && (saysMore || line.outcome))
        return misuse(tr("--withdraw takes a result back; say a new one by itself"));
    if (saysMore && !line.outcome && line.withdrawn.isEmpty())
        return misuse(tr("\"qa\" needs --outcome to keep a result"));
    return {};
}

/// Why everything is stopped, or may go on.
std::optional<Failure> readStop(const QCommandLineParser &parser, CommandLine &line)
{
    if (line.verb != Verb::Stop)
        return {};
    line.text = parser.value(u"reason"_s);
    line.lift = parser.isSet(u"lift"_s);
    if (line.lift && (line.day.isEmpty() || line.text.trimmed().isEmpty()))
        return misuse(tr("\"stop --lift\" needs DAY and --reason: why it is safe to go on"));
    return {};
}

/// What the word after the verb is.
void takeArgument(const VerbRule &rule, const QString &word, CommandLine &line)
{
    if (rule.argumentName.startsWith("FILE"_L1))
        line.file = word;
    else if (rule.argumentName == "TITLE"_L1)
        line.title = word;
    else if (rule.argumentName == "NAME"_L1)
        line.secret = word;
    else
        line.day = word;
}

} // namespace

Outcome<CommandLine> CommandLine::read(const QStringList &words)
{
    QCommandLineParser parser;
    addOptions(parser);
    // What follows two dashes is a command of somebody else, options and all.
    const qsizetype dashes = words.indexOf(u"--"_s);
    const bool isRecorded = dashes > 0 && words.first(dashes).contains(u"record"_s);
    const QStringList own = isRecorded ? words.first(dashes) : words;
    const QStringList typed = isRecorded ? words.sliced(dashes + 1) : QStringList();
    // The parser wants the program's name in front.
    if (!parser.parse(QStringList{u"chaosroom"_s} + own))
        return misuse(parser.errorText().chopped(parser.errorText().endsWith(u'.') ? 1 : 0));

    CommandLine line;
    line.store = parser.value(u"store"_s);
    if (parser.isSet(u"store"_s) && line.store.isEmpty())
        return misuse(tr("--store needs a path"));
    if (parser.isSet(u"help"_s))
        return CommandLine{.verb = Verb::Help};
    if (parser.isSet(u"version"_s))
        return CommandLine{.verb = Verb::Version};

    QStringList rest = parser.positionalArguments();
    const QString first = rest.value(0);
    const auto rule = takeVerb(rest);
    if (!rule)
        return misuse(secondWordWanted(first, rest.value(1)));
    line.verb = rule->verb;
    if (const auto failure = optionNotTaken(parser, *rule))
        return *failure;
    if (rest.size() < rule->least)
        return misuse(tr("\"%1\" needs %2").arg(QString(rule->words), QString(rule->argumentName)));
    if (rest.size() > rule->most)
        return misuse(tr("\"%1\" is one word too many").arg(rest.at(rule->most)));

    if (line.verb != Verb::Proxy)
        takeArgument(*rule, rest.value(0), line);
    line.json = parser.isSet(u"json"_s);
    line.unattended = parser.isSet(u"unattended"_s);
    line.dryRun = parser.isSet(u"dry-run"_s);
    line.force = parser.isSet(u"force"_s);
    line.offline = parser.isSet(u"offline"_s);
    line.over = parser.isSet(u"over"_s);
    line.openOnly = parser.isSet(u"open-only"_s);
    line.rehearsals = parser.isSet(u"rehearsals"_s);
    if (line.verb == Verb::Event)
        line.text = rest.value(1);
    if (line.verb == Verb::Compare)
        line.other = rest.value(1);
    if (const auto failure = readProxy(parser, rest, line))
        return *failure;
    if (const auto failure = readQa(parser, rest.value(1), line))
        return *failure;
    if (const auto failure = readStop(parser, line))
        return *failure;
    line.typed = typed;
    if (line.verb == Verb::Record && typed.isEmpty())
        return misuse(
            tr("\"record\" needs the command after two dashes: chaosroom record -- ssh db-1"));
    line.into = parser.value(u"into"_s);
    if (line.verb == Verb::Run)
        line.experiments = parser.values(u"experiment"_s);
    else
        line.experiment = parser.value(u"experiment"_s);
    line.host = parser.value(u"host"_s);
    if (line.verb == Verb::GuardAllow && (line.experiment.isEmpty() || line.host.isEmpty()))
        return misuse(tr("\"guard allow\" needs --experiment KEY and --host NAME"));
    line.sources = parser.values(u"source"_s);
    line.screenshot = parser.value(u"screenshot"_s);
    if (const auto failure = readServe(parser, line))
        return *failure;
    const bool reports = line.verb == Verb::Rehearse || line.verb == Verb::Run;
    line.output = parser.value(reports ? u"report"_s : u"output"_s);
    if (const auto failure = readDate(parser, line))
        return *failure;
    if (const auto failure = readLimit(parser, line))
        return *failure;
    if (const auto failure = readAt(parser, line))
        return *failure;
    if (const auto failure = readPlace(parser, line))
        return *failure;
    if (const auto failure = readFormat(parser, line))
        return *failure;
    if (line.verb == Verb::Report && !line.experiment.isEmpty()
        && line.format != Format::ChaosToolkit)
        return misuse(tr("--experiment is for --format chaostoolkit"));
    if (line.verb == Verb::Repeat && line.into.isEmpty() && line.dryRun)
        return misuse(tr("--dry-run is for --into DAY"));
    return line;
}

bool CommandLine::needsFaces() const
{
    return format == Format::Pdf;
}

bool CommandLine::needsWindow() const
{
    return verb == Verb::Window || verb == Verb::Rehearse || verb == Verb::Wall;
}

QStringList CommandLine::commands()
{
    QStringList first;
    for (const VerbRule &rule : verbRules)
        first << QString(rule.words).section(u' ', 0, 0);
    first.removeDuplicates();
    return first;
}

QString CommandLine::help()
{
    return tr(
        "Chaosroom: the control room for a chaos day.\n"
        "\n"
        "  chaosroom [DAY]                    open the window, on a day if one is named\n"
        "  chaosroom rehearse                 play a chaos day on a staging of its own\n"
        "      --unattended                   without a window, in about a minute\n"
        "      --report FILE                  write the report (.pdf, .html, .md, .json)\n"
        "      --screenshot FILE.png          keep a picture of the run screen\n"
        "  chaosroom rehearse back-out DAY    try the scripted steps of the ways back while "
        "nothing is\n"
        "                                     broken; exit status 1: one failed\n"
        "      --experiment KEY               of that experiment alone\n"
        "  chaosroom run PLAN|DAY             perform scripted experiments without anybody; exit "
        "status 0:\n"
        "                                     all held, 1: not, 2: not performed, 3: not backed "
        "out\n"
        "      --experiment KEY               that one alone; may be said again\n"
        "      --limit 5m                     how long all may take to be as it was, once backed "
        "out\n"
        "      --report FILE                  write the report (.pdf, .html, .md, .json)\n"
        "  chaosroom plan new [TITLE]         print a plan file to begin with\n"
        "      --date DATE                    of the day, like 2026-12-08\n"
        "  chaosroom plan check FILE.yaml     say what the plan lacks; exit status 1: holes\n"
        "      --json                         for programs\n"
        "      --offline                      ask no source\n"
        "  chaosroom plan import FILE         make or update a day from a plan file, or\n"
        "      --into DAY                     take a Chaos Toolkit experiment into that day\n"
        "      --dry-run                      only say what would change\n"
        "  chaosroom plan export DAY          print a day's plan file\n"
        "  chaosroom plan calendar DAY        print the day as an iCalendar file\n"
        "      -o, --output FILE.ics          into a file\n"
        "  chaosroom plan schema              print the JSON Schema of plan files\n"
        "      -o, --output FILE              (new, export, schema) into a file that is not there\n"
        "      --force                        or over one that is\n"
        "  chaosroom preflight DAY            say what stands against the next trigger; exit "
        "status\n"
        "                                     1: something does\n"
        "      --experiment KEY               of that experiment\n"
        "      --json, --offline              for programs; ask no source\n"
        "      --at TIME                      as the room knew it then; asks no source\n"
        "  chaosroom canary DAY               prove that alerts reach people: sends a harmless\n"
        "                                     one, waits until somebody is told, takes it back;\n"
        "                                     exit status 1: some path is not proven\n"
        "      --source KEY                   through that source alone; may be said again\n"
        "      --limit 5m                     how long to wait for somebody to be told\n"
        "      --dry-run                      only say who would get it\n"
        "  chaosroom event DAY \"what broke\"   make an incident of it: nothing is triggered\n"
        "      --over \"how it ended\"          the incident is over\n"
        "  chaosroom stop [DAY]               emergency stop: ends every step under way, backs "
        "out\n"
        "                                     what is applied, and blocks new starts; without DAY\n"
        "                                     of every day of which an experiment is under way\n"
        "      --reason \"why\"                 for the record\n"
        "      --lift                         with DAY and --reason: it is safe to go on\n"
        "  chaosroom record [DAY] -- COMMAND  run a command in this terminal and keep it: its "
        "words,\n"
        "                                     what it showed, its exit status, which is record's "
        "own\n"
        "      --experiment KEY               with that experiment, not the one that is under way\n"
        "  chaosroom qa DAY                   list what live QA is to try, and what it found\n"
        "      --json                         for programs\n"
        "  chaosroom qa DAY \"what was seen\"  keep a result\n"
        "      --outcome passes|fails|blocked|surprising\n"
        "      --card NUMBER                  of the list; left out: something else was tried\n"
        "      --severity low|medium|high\n"
        "      --picture FILE                 PNG or JPEG\n"
        "      --experiment KEY               of that experiment, not of the one that is due\n"
        "      --withdraw KEY                 take back a result that was entered by mistake\n"
        "  chaosroom wall DAY                 nothing but the wall, for the office screen; reads "
        "only,\n"
        "                                     also a day that is open elsewhere\n"
        "      --serve ADDRESS[:PORT]         and a page of it for the company; prints its link\n"
        "  chaosroom proxy LISTEN UPSTREAM    stand between clients and a staging service; faults "
        "are\n"
        "                                     switched by lines like \"reset\"; Ctrl-C ends it\n"
        "      --fault LINE                   begin with that fault\n"
        "  chaosroom report DAY               print a day's report\n"
        "      --format pdf|html|md|json      how (default: by the file's ending, else md)\n"
        "      --format chaostoolkit          as Chaos Toolkit journals, or as the one of\n"
        "      --experiment KEY               that experiment\n"
        "      -o, --output FILE              into a file\n"
        "      --at TIME                      as the room knew it then: 14:10:02 (UTC), or RFC "
        "3339\n"
        "  chaosroom items DAY                print the action items, open ones first\n"
        "      --format md|csv|json           how (default: by the file's ending, else md)\n"
        "      -o, --output FILE              into a file\n"
        "  chaosroom items export DAY         make issues of them; exit status 1: some were not "
        "made\n"
        "      --to github:OWNER/REPO | gitlab:GROUP/PROJECT | jira:KEY\n"
        "      --url ADDRESS                  of another site than the customary one; of Jira\n"
        "      --user NAME                    of Jira Cloud\n"
        "      --secret NAME                  how the token is called in environment or keychain\n"
        "      --open-only                    leave out what is done\n"
        "      --dry-run                      only say what would be made\n"
        "  chaosroom ledger                   say of each alert when it was proved last, how "
        "fast,\n"
        "                                     by which experiment, and whether it gets faster\n"
        "  chaosroom compare DAY DAY          print two days side by side, the earlier one first\n"
        "  chaosroom repeat                   print which experiments to repeat, and why\n"
        "      --format text|md|csv|json      (all three) how (default: by the file's ending, "
        "else\n"
        "                                     text)\n"
        "      --format plan                  (repeat) as the plan of a new day\n"
        "      --into DAY                     (repeat) into the plan of that day; --dry-run: only\n"
        "                                     say what would change\n"
        "      --rehearsals                   (ledger, repeat) of rehearsals too\n"
        "      -o, --output FILE              into a file; --force: over a plan that is there\n"
        "  chaosroom journal DAY [--json]     print everything that happened, in order\n"
        "      --at TIME                      up to then\n"
        "  chaosroom journal import FILE.json make a day of what that printed with --json\n"
        "  chaosroom store check [--json]     say whether the store is healthy\n"
        "  chaosroom store backup FILE        copy the store, also while it is in use\n"
        "  chaosroom secret keep NAME         put a source's secret, typed or from standard "
        "input,\n"
        "                                     into the keychain of this desktop\n"
        "  chaosroom secret check NAME        say where it is: environment, keychain or nowhere\n"
        "  chaosroom secret forget NAME       take it out of the keychain\n"
        "  chaosroom guard enrol [--force]    set up the second factor of this desk by a QR code\n"
        "  chaosroom guard allow DAY          let steps run on a host of production, once, with "
        "a\n"
        "                                     code that is typed or comes on standard input\n"
        "      --experiment KEY --host NAME\n"
        "\n"
        "  --store PATH    another store than the default one; before or after the verb\n"
        "  --help, --version\n"
        "\n"
        "DAY is a day's key, title or number, PLAN a plan file. Exit status: 0 done, 1 failed,\n"
        "2 misused.\n");
}

} // namespace Chaos
