// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/actionline.h"

#include "tests/models/rules/dayscript.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Plan &plan()
{
    static const Plan plan{.people = {{.key = u"alice"_s, .name = u"Alice Adams"_s},
                                      {.key = u"dv"_s, .name = u"Dave"_s}}};
    return plan;
}

/// Tuesday, 2026-12-08, 15:00 on a wall that is an hour ahead of UTC.
ActionLine::Context context()
{
    return {.plan = plan(),
            .alerts = {u"Pool"_s, u"Pool exhausted"_s, u"CartLatencyHigh"_s},
            .now = DayScript::zero,
            .utcOffset = 1h};
}

QString inWords(const ActionLine &line)
{
    QStringList parts{line.text};
    if (!line.owner.isEmpty())
        parts << u"by "_s + line.owner;
    if (line.kind)
        parts << QString::fromLatin1(wordIn(itemKindWords, *line.kind));
    if (!line.alert.isEmpty())
        parts << u"on "_s + line.alert;
    if (line.due)
        parts << u"due "_s + toRfc3339(*line.due).left(16);
    return parts.join(u" | "_s);
}

/// All but space, in order.
QString dense(const QStringList &words)
{
    QString all = words.join(QString());
    all.removeIf([](QChar c) { return c.isSpace(); });
    std::ranges::sort(all);
    return all;
}

} // namespace

class TestActionLine : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatPeopleType_data();
    void readsWhatPeopleType();
    void neverDropsACharacter();
    void writesALineThatReadsBack();
    void completesWhatHasASign();
};

void TestActionLine::readsWhatPeopleType_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *line, const QString &wanted) {
        QTest::newRow(line) << QString::fromUtf8(line) << wanted;
    };
    row("Write the runbook", u"Write the runbook"_s);
    row("Write the runbook @alice 48h", u"Write the runbook | by alice | due 2026-12-10T14:00"_s);
    row("@dave write it 2d", u"write it | by dv | due 2026-12-10T14:00"_s);
    row("write it @ALICE today", u"write it | by alice | due 2026-12-08T22:59"_s);
    row("today @alice write it", u"today write it | by alice"_s);
    row("write it tomorrow", u"write it | due 2026-12-09T22:59"_s);
    row("write it fri", u"write it | due 2026-12-11T22:59"_s);
    row("write it Tuesday", u"write it | due 2026-12-15T22:59"_s);
    row("write it 2026-12-24", u"write it | due 2026-12-24T22:59"_s);
    row("write it 2026-12-24T09:30", u"write it | due 2026-12-24T08:30"_s);
    row("write it 1w @zoe", u"write it | by zoe | due 2026-12-15T14:00"_s);
    row("tell @zoe of it", u"tell @zoe of it"_s);
    row("wait 48h after it", u"wait 48h after it"_s);
    row("wait 0h", u"wait 0h"_s);
    row("wait 1000000h", u"wait 1000000h"_s);
    row("mend !pool exhausted", u"mend | on Pool exhausted"_s);
    row("mend !Pool now", u"mend now | on Pool"_s);
    row("mend !Pools now", u"mend !Pools now"_s);
    row("it #runbook !CartLatencyHigh", u"it | runbook | on CartLatencyHigh"_s);
    row("close #123 in the tracker", u"close #123 in the tracker"_s);
    row("#alert #runbook both", u"#alert both | runbook"_s);
    row("mail a@b.example  twice", u"mail a@b.example  twice"_s);
    row("@alice 48h", u"@alice 48h"_s);
    row("  ", u""_s);
}

void TestActionLine::readsWhatPeopleType()
{
    QFETCH(const QString, line);
    QFETCH(const QString, wanted);
    QCOMPARE(inWords(ActionLine::read(line, context())), wanted);
}

void TestActionLine::neverDropsACharacter()
{
    QRandomGenerator random(7);
    const QStringList pieces{u"@alice"_s,    u"@"_s,    u"#runbook"_s, u"#"_s, u"!Pool"_s,
                             u"!"_s,         u"48h"_s,  u"fri"_s,      u" "_s, u"  "_s,
                             u"exhausted"_s, u"ü"_s,    u"\t"_s,       u"😀"_s, u"2026-12-24"_s,
                             u"word"_s,      u"@zoe"_s, u"today"_s};
    for (int turn = 0; turn < 20000; ++turn) {
        QString line;
        for (int i = random.bounded(12); i > 0; --i)
            line +=
                pieces[random.bounded(pieces.size())] + (random.bounded(3) ? u" "_s : QString());
        const ActionLine read = ActionLine::read(line, context());
        QCOMPARE(dense(read.understood + QStringList{read.text}), dense({line}));
        QCOMPARE(read.text.isEmpty(), line.trimmed().isEmpty());
    }
}

void TestActionLine::writesALineThatReadsBack()
{
    const ActionItem item{.key = u"k"_s,
                          .text = u"Write the runbook"_s,
                          .owner = u"zoe"_s,
                          .experiment = u"db"_s,
                          .alert = u"Pool exhausted"_s,
                          .kind = ItemKind::Runbook,
                          .due = DayScript::zero + 30h};
    const QString line = ActionLine::of(item, 1h);
    QCOMPARE(line, u"Write the runbook @zoe #runbook !Pool exhausted 2026-12-09T21:00"_s);
    QCOMPARE(ActionLine::read(line, context()).applied(item), item);
    ActionItem mending = item;
    mending.kind = ItemKind::Alert;
    mending.due.reset();
    QCOMPARE(ActionLine::of(mending, 1h), u"Write the runbook @zoe !Pool exhausted"_s);
    QCOMPARE(ActionLine::read(ActionLine::of(mending, 1h), context()).applied(item), mending);
}

void TestActionLine::completesWhatHasASign()
{
    const auto offered = [](const QString &line) {
        return ActionLine::completions(line, line.size(), context()).join(u' ');
    };
    QCOMPARE(offered(u"write @"_s), u"@alice @dv"_s);
    QCOMPARE(offered(u"write @DA"_s), u"@dv"_s);
    QCOMPARE(offered(u"write #r"_s), u"#runbook"_s);
    QCOMPARE(offered(u"write !p"_s), u"!Pool !Pool exhausted"_s);
    QCOMPARE(offered(u"write a@"_s), QString());
    QCOMPARE(offered(u"write"_s), QString());
    QCOMPARE(offered(QString()), QString());
}

QTEST_GUILESS_MAIN(TestActionLine)
#include "tst_actionline.moc"
