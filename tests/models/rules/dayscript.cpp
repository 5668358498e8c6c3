// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/rules/dayscript.h"

#include "models/day/entries.h"

namespace Chaos {

using namespace Qt::StringLiterals;

const Instant DayScript::zero = instantOf(1796738400000000); // 2026-12-08T14:00:00Z

namespace {

Micros seconds(const QString &word)
{
    bool ok = false;
    const double value = word.toDouble(&ok);
    Q_ASSERT_X(ok, "DayScript", qPrintable(word));
    return Micros(qRound64(value * 1e6));
}

Micros millis(const QString &word)
{
    return seconds(word) / 1000;
}

NamedAlert namedIn(const QString &word)
{
    const qsizetype colon = word.indexOf(u':');
    return {.source = colon < 0 ? QString() : word.left(colon), .name = word.mid(colon + 1)};
}

void expectMore(ExpectedAlert &expected, const QString &what, const QString &value)
{
    if (what == u"also")
        (value == u"nodata" ? expected.firesOnNoData : expected.clearsByItself) = true;
    else if (what == u"clears")
        expected.clearsWithin = seconds(value);
    else
        (what == u"known" ? expected.knownWithin : expected.toldWithin) = seconds(value);
}

AlertCheck checkIn(const QString &word)
{
    return word == u"nodata"  ? AlertCheck::FiresOnNoData
        : word == u"clearing" ? AlertCheck::ClearsByItself
                              : AlertCheck::Fires;
}

} // namespace

DayScript::DayScript(Stage stage)
{
    m_now = zero - std::chrono::minutes(10);
    apply(Entries::described({.title = u"First chaos day"_s,
                              .date = QDate(2026, 12, 8),
                              .from = {9, 30},
                              .to = {17, 0}}));
    apply(Entries::planned(AlertSource{.key = u"prom"_s}));
    apply(Entries::planned(AlertSource{.key = u"am"_s, .type = AlertSource::Type::Alertmanager}));
    apply(Entries::planned(AlertSource{.key = u"room"_s, .type = AlertSource::Type::Room}));
    apply(Entries::planned(Experiment{.key = u"db"_s, .title = u"Checkout loses its database"_s}));
    if (stage != Stage::Bare)
        tell({u"-600 live prom"_s, u"-600 live am"_s});
    if (stage == Stage::Watched) {
        for (int second = -60; second <= 400; second += 50) {
            for (const QString &source : {u"prom"_s, u"am"_s})
                tell(u"%1 clock %2 0 3"_s.arg(second).arg(source));
        }
    }
}

DayScript::DayScript(const QStringList &lines)
    : DayScript(lines.filter(u" clock prom "_s).isEmpty() ? Stage::Watched : Stage::Unmeasured)
{
    tell(lines);
}

DayScript &DayScript::tell(const QStringList &lines)
{
    for (const QString &line : lines)
        tell(line);
    return *this;
}

void DayScript::tell(const QString &line)
{
    QStringList words = line.split(u' ', Qt::SkipEmptyParts);
    m_now = zero + seconds(words.takeFirst());
    const QString &verb = words.front();
    if (verb == u"live" || verb == u"failing" || verb == u"waiting") {
        const auto health = verb == u"live" ? SourceHealth::Live
            : verb == u"failing"            ? SourceHealth::Failing
                                            : SourceHealth::Waiting;
        apply(Entries::sourceHealth(words.at(1), health, words.mid(2).join(u' ')));
    } else if (verb == u"clock") {
        apply(Entries::clockMeasured(words.at(1), millis(words.at(2)), millis(words.at(3))));
    } else if (QStringList{u"expect"_s, u"guard"_s, u"timebox"_s, u"takeout"_s, u"source"_s}
                   .contains(verb)) {
        plan(words);
    } else if (QStringList{u"start"_s, u"trigger"_s, u"backout"_s, u"reset"_s, u"finish"_s,
                           u"skip"_s}
                   .contains(verb)) {
        act(words);
    } else if (verb == u"data") {
        const Sample sample{m_now, words.at(1).toDouble()};
        apply(Entries::samplesTaken(u"data/db/0"_s, {&sample, 1}));
    } else if (verb == u"page") {
        page(words);
    } else if (QStringList{u"retro"_s, u"item"_s, u"close"_s, u"verdict"_s}.contains(verb)) {
        people(words);
    } else {
        alert(words);
    }
}

void DayScript::tell(double second, Entry entry)
{
    m_now = at(second);
    apply(std::move(entry));
}

void DayScript::plan(const QStringList &words)
{
    if (words.front() == u"source") {
        AlertSource source{.key = words.at(1)};
        source.type =
            valueIn(sourceTypeWords, words.at(2).toStdString(), AlertSource::Type::Prometheus);
        apply(Entries::planned(source));
        return;
    }
    Experiment edited = copyOfExperiment();
    if (words.front() == u"expect") {
        ExpectedAlert expected{.alert = namedIn(words.at(1))};
        for (qsizetype i = 2; i + 1 < words.size(); i += 2)
            expectMore(expected, words.at(i), words.at(i + 1));
        edited.expectedAlerts.push_back(expected);
    } else if (words.front() == u"guard") {
        edited.guardAlerts.push_back(namedIn(words.at(1)));
    } else if (words.front() == u"timebox") {
        edited.timeBox = seconds(words.at(1));
    } else {
        edited.takenOut = words.mid(1).join(u' ');
    }
    apply(Entries::planned(edited));
}

void DayScript::act(const QStringList &words)
{
    const QString key = u"db"_s;
    const QString &verb = words.front();
    if (verb == u"start")
        apply(Entries::started(key));
    else if (verb == u"trigger")
        apply(Entries::triggered(key, words.size() > 1 ? millis(words.at(1)) : Micros(0)));
    else if (verb == u"backout")
        apply(Entries::backedOut(key, {}));
    else if (verb == u"reset")
        apply(Entries::resetConfirmed(key));
    else if (verb == u"finish")
        apply(Entries::finished(key, {}));
    else
        apply(Entries::skipped(key, words.mid(1).join(u' ')));
}

void DayScript::alert(QStringList words)
{
    std::vector<Label> annotations;
    if (const qsizetype merged = words.indexOf(u"merged"_s); merged > 0) {
        annotations = {{"merged_into_issue", words.at(merged + 1).toStdString()}};
        words = words.first(merged);
    }
    const QStringList name = words.at(1).split(u'/');
    Entries::SeenAlert seen{.source = words.at(0).toStdString(),
                            .fingerprint = name.back().toStdString(),
                            .name = name.front().toStdString(),
                            .since = zero + seconds(words.at(3))};
    seen.state = valueIn(alertStateWords, words.at(2).toStdString(), AlertState::Unknown);
    if (words.size() > 4)
        seen.plusMinus = millis(words.at(4));
    if (words.size() > 5)
        seen.evidence = valueIn(evidenceWords, words.at(5).toStdString(), Evidence::Stamp);
    seen.labels = {{"instance", seen.fingerprint}};
    seen.annotations = annotations;
    apply(Entries::alertChanged(seen));
}

void DayScript::page(const QStringList &words)
{
    Page page{.seenAt = m_now, .at = m_now, .source = words.at(1).toStdString()};
    page.evidence = page.source == "hand" ? Evidence::ByHand : Evidence::Received;
    for (qsizetype i = 2; i < words.size(); ++i) {
        if (words.at(i) == u"at") {
            page.at = zero + seconds(words.at(i + 1));
            page.plusMinus = millis(words.at(i + 2));
            page.evidence = valueIn(evidenceWords, words.at(i + 3).toStdString(), Evidence::Stamp);
            break;
        }
        if (words.at(i).startsWith(u'/'))
            page.alerts.push_back(words.at(i).mid(1).toStdString());
        else
            page.name = words.at(i).toStdString();
    }
    apply(Entries::pageSent(page));
}

void DayScript::people(const QStringList &words)
{
    if (words.front() == u"retro")
        apply(Entries::retroHeld(u"db"_s));
    else if (words.front() == u"item")
        apply(Entries::itemOpened({.key = words.at(1),
                                   .text = u"mend it"_s,
                                   .alert = words.value(2),
                                   .kind = words.size() > 2 ? ItemKind::Alert : ItemKind::Other}));
    else if (words.front() == u"close")
        apply(Entries::itemClosed(words.at(1)));
    else
        apply(Entries::verdictGiven(
            {.experiment = u"db"_s,
             .alert = words.at(1),
             .check = checkIn(words.value(3)),
             .verdict = valueIn(verdictWords, words.at(2).toStdString(), Verdict::NotYetKnown)}));
}

DayScript &DayScript::say(double seconds, Entry entry)
{
    m_now = at(seconds);
    apply(std::move(entry));
    return *this;
}

void DayScript::apply(Entry entry)
{
    entry.at = m_now;
    entry.sequence = qint64(m_entries.size()) + 1;
    entry.id = Uuid::make(m_now, {std::uint64_t(entry.sequence), 7});
    entry.actor = "Alice";
    m_entries.push_back(std::move(entry));
    m_day.apply(m_entries.back().view());
}

Experiment DayScript::copyOfExperiment() const
{
    return *m_day.plan().experiment(u"db"_s);
}

const Run &DayScript::run() const
{
    return *m_day.run(u"db"_s);
}

const Experiment &DayScript::experiment() const
{
    return *m_day.plan().experiment(u"db"_s);
}

Instant DayScript::at(double seconds) const
{
    return zero + Micros(qRound64(seconds * 1e6));
}

} // namespace Chaos
