// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/page/pagestate.h"

#include "models/day/entries.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Instant begin = instantOf(1'796'738'400'000'000); // 2026-12-08T14:00:00Z

class Script
{
public:
    Script &say(double seconds, Entry entry)
    {
        entry.at = begin + Micros(qint64(seconds * 1e6));
        entry.sequence = ++m_sequence;
        m_day.apply(entry.view());
        return *this;
    }

    [[nodiscard]] WallView view(Micros after) const
    {
        return pageViewOf(wallOf(m_day, begin + after, QTimeZone::utc()));
    }

private:
    Day m_day;
    std::int64_t m_sequence = 0;
};

Entry alert(const std::string &name, Instant since)
{
    return Entries::alertChanged({.source = "prom",
                                  .fingerprint = name,
                                  .name = name,
                                  .state = AlertState::Firing,
                                  .since = since,
                                  .evidence = Evidence::Stamp});
}

/// A run in which one alert fires; everything that comes from outside is `text`.
Script runOf(const QString &text)
{
    Script script;
    script.say(0, Entries::described({.title = text, .environment = text}))
        .say(0, Entries::planned(AlertSource{.key = u"prom"_s}))
        .say(0, Entries::planned(Person{.key = u"p"_s, .name = text}))
        .say(0, Entries::assigned({.role = u"scribe"_s, .person = u"p"_s}))
        .say(0,
             Entries::planned(
                 Experiment{.key = u"db"_s,
                            .title = text,
                            .hypothesis = text,
                            .expectedAlerts = {{.alert = {.source = u"prom"_s, .name = text}}}}))
        .say(0, Entries::planned(Experiment{.key = u"later"_s, .title = text}))
        .say(0, Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}))
        .say(0, Entries::clockMeasured(u"prom"_s, 0ms, 3ms))
        .say(0, Entries::started(u"db"_s))
        .say(10, Entries::triggered(u"db"_s, 0ms))
        .say(20, alert(text.toStdString(), begin + 20s))
        .say(25, alert((u'x' + text).toStdString(), begin + 25s))
        .say(30, Entries::eventDeclared(u"event-1"_s, text, u"db"_s));
    return script;
}

QString fileOf(const QString &name)
{
    QFile file(u":/page/"_s + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TestPageState : public QObject
{
    Q_OBJECT

private slots:
    void showsTheStateWithoutAnyScript()
    {
        const QString html = QString::fromUtf8(pageHtmlOf(runOf(u"Disk full"_s).view(70s)));
        for (const QString &part :
             {u"<h1 id=\"title\" dir=\"auto\">Disk full</h1>"_s, u"<dd id=\"since\">01:00</dd>"_s,
              u"<li class=\"firing\"><span dir=\"auto\">Disk full</span>"_s,
              u"<rect class=\"firing\" x=\"16\" width=\"84\" height=\"10\"/>"_s,
              u"Something real broke at 14:00: Disk full"_s, u"Disk full writes"_s,
              u"how it was at 14:01:10"_s})
            QVERIFY2(html.contains(part), qPrintable(part));
        QVERIFY(!html.contains(u"{{"_s));

        // For people to look at, beside the screens of the other tests.
        const QDir folder(QCoreApplication::applicationDirPath());
        folder.mkpath(u"screens"_s);
        QFile file(folder.filePath(u"screens/company-page.html"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(html.toUtf8());
    }

    void letsNothingFromOutsideBecomeMarkup_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("script") << u"<script>alert(1)</script>"_s;
        QTest::newRow("end of script") << u"</script><img src=x onerror=alert(1)>"_s;
        QTest::newRow("quotes") << u"\" onmouseover=\"alert(1)\" x='"_s;
        QTest::newRow("places") << u"{{script}}{{style}}{{title}}"_s;
        QTest::newRow("style") << u"</style><style>*{display:none}"_s;
        QTest::newRow("entity") << u"&lt;b&gt; &amp;"_s;
        QTest::newRow("line separator") << u"a\u2028b\u2029c"_s;
        QTest::newRow("marks") << u"\u202egnp.exe\u2066x\u200f"_s;
        QTest::newRow("control") << u"a\u0001\u001b[31m\nb"_s;
        QTest::newRow("endless") << QString(10'000, u'W');
    }

    void letsNothingFromOutsideBecomeMarkup()
    {
        QFETCH(const QString, text);
        const WallView view = runOf(text).view(70s);
        const QString html = QString::fromUtf8(pageHtmlOf(view));
        const QString plain = QString::fromUtf8(pageHtmlOf(runOf(u"plain"_s).view(70s)));
        // As many tags and attributes as with harmless text, and the same script and style.
        for (const QString &mark : {u"<"_s, u">"_s, u"\""_s, u"<script>"_s, u"</script>"_s})
            QCOMPARE(html.count(mark), plain.count(mark));
        QVERIFY(html.contains(u"<script>"_s + fileOf(u"page.js"_s) + u"</script>"_s));
        for (const char16_t mark : {u'\u202e', u'\u2066', u'\u2028', u'\u2029', u'\u001b'})
            QVERIFY(!html.contains(QChar(mark)));
        QVERIFY(html.size() < plain.size() + 4000);

        const auto state = QJsonDocument::fromJson(pageStateOf(view, 7)).object();
        QCOMPARE(state[u"sequence"_s].toInteger(), 7);
        QCOMPARE(state[u"title"_s].toString(), view.title);
        QVERIFY(pageStateOf(view, 7).size() < 8000);
    }

    void tellsTheStateToItsScript()
    {
        const auto state =
            QJsonDocument::fromJson(pageStateOf(runOf(u"Disk"_s).view(70s), 3)).object();
        QCOMPARE(state[u"since"_s].toString(), u"01:00"_s);
        QCOMPARE(state[u"left"_s].toString(), u"—"_s);
        QCOMPARE(state[u"clocks"_s].toString(), u"yes"_s);
        QCOMPARE(state[u"next"_s].toString(), u"Disk"_s);
        const auto alerts = state[u"alerts"_s].toArray();
        QCOMPARE(alerts.size(), 2);
        QCOMPARE(alerts[1].toObject()[u"tone"_s].toString(), u"unexpected"_s);
        const QJsonArray bar{u"firing"_s, 25, 75};
        const QJsonArray bars = alerts[1].toObject()[u"bars"_s].toArray();
        QCOMPARE(bars.size(), 1);
        QCOMPARE(bars[0].toArray(), bar);
    }

    /// The script sets every text as text, and knows all that it is told.
    void neverSetsMarkup()
    {
        const QString script = fileOf(u"page.js"_s);
        for (const QString &way : {u"innerHTML"_s, u"outerHTML"_s, u"insertAdjacent"_s, u"eval"_s,
                                   u"document.write"_s, u"Function("_s, u"createContextual"_s})
            QVERIFY2(!script.contains(way), qPrintable(way));
        const auto state =
            QJsonDocument::fromJson(pageStateOf(runOf(u"x"_s).view(70s), 1)).object();
        const QStringList names = state.keys();
        for (const QString &name : names)
            QVERIFY2(script.contains(name), qPrintable(name));
    }

    void allowsItsOwnScriptAndStyleAlone()
    {
        const QByteArray policy = pagePolicy();
        QVERIFY(policy.startsWith("default-src 'none'; "));
        QVERIFY(!policy.contains("unsafe"));
        for (const QString &name : {u"page.js"_s, u"page.css"_s}) {
            const QByteArray hash =
                QCryptographicHash::hash(fileOf(name).toUtf8(), QCryptographicHash::Sha256);
            QVERIFY(policy.contains("'sha256-" + hash.toBase64() + "'"));
        }
        static const QRegularExpression inlined(u"\\son[a-z]+=|style=|javascript:"_s);
        QVERIFY(!fileOf(u"page.html"_s).contains(inlined));
    }

    void standsStillWhileNoClockRuns()
    {
        Script script;
        script.say(0, Entries::planned(Experiment{.key = u"db"_s}));
        QCOMPARE(script.view(61s), script.view(119s));
        QVERIFY(script.view(61s) != script.view(120s));
        script.say(0, Entries::started(u"db"_s)).say(1, Entries::triggered(u"db"_s, 0ms));
        QVERIFY(script.view(61s) != script.view(62s));
    }
};

QTEST_GUILESS_MAIN(TestPageState)
#include "tst_pagestate.moc"
