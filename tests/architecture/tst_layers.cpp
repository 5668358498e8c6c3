// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/architecture/sourcerules.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Chaos::Architecture;
using namespace Qt::StringLiterals;

namespace {

std::vector<SourceFile> filesUnder(const QStringList &houses)
{
    const QDir top(QStringLiteral(CHAOSROOM_SOURCE_DIR));
    std::vector<SourceFile> files;
    for (const QString &house : houses) {
        QDirIterator it(top.filePath(house), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                files.push_back(
                    {top.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())});
        }
    }
    return files;
}

const QString head = u"// SPDX-FileCopyrightText: 2026 Chaosroom contributors\n"
                     "// SPDX-License-Identifier: GPL-3.0-or-later\n\n"_s;

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT

private slots:
    void keepsToItsRooms();
    void licencesEveryFile();
    void findsOffences_data();
    void findsOffences();
    void letsPassWhatIsRight_data();
    void letsPassWhatIsRight();
};

void TestLayers::keepsToItsRooms()
{
    const auto files = filesUnder({u"models"_s, u"app"_s, u"ui"_s});
    QVERIFY2(files.size() > 40, "the source tree was not found");
    QStringList offences;
    for (const SourceFile &file : files)
        offences += wrongIncludes(file) + wrongSql(file) + wrongNetwork(file);
    QVERIFY2(offences.isEmpty(), qPrintable(u'\n' + offences.join(u'\n')));
}

void TestLayers::licencesEveryFile()
{
    QStringList offences;
    for (const SourceFile &file : filesUnder({u"models"_s, u"app"_s, u"ui"_s, u"tests"_s}))
        offences += missingLicence(file);
    QVERIFY2(offences.isEmpty(), qPrintable(u'\n' + offences.join(u'\n')));
}

void TestLayers::findsOffences_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("what");

    const auto row = [](const char *name, const QString &path, const QString &code,
                        const QString &what) { QTest::newRow(name) << path << code << what; };
    row("the retro sees the scribe", u"ui/retro/retroscreen.cpp"_s,
        u"#include \"ui/scribe/scribecommand.h\"\n"_s,
        u"ui/retro/retroscreen.cpp:4: ui/retro may not see ui/scribe"_s);
    row("models look out", u"models/day/day.cpp"_s, u"#include \"app/net/transport.h\"\n"_s,
        u"models/day/day.cpp:4: models/day may not see app/net"_s);
    row("day sees rules", u"models/day/day.cpp"_s, u"#include \"models/rules/timing.h\"\n"_s,
        u"models/day/day.cpp:4: models/day may not see models/rules"_s);
    row("steps see rules", u"models/steps/x.cpp"_s, u"#include \"models/rules/timing.h\"\n"_s,
        u"models/steps/x.cpp:4: models/steps may not see models/rules"_s);
    row("a screen sees the network", u"ui/run/runscreen.cpp"_s,
        u"\n#  include \"app/net/transport.h\"\n"_s,
        u"ui/run/runscreen.cpp:5: ui/run may not see app/net"_s);
    row("a screen sees another screen", u"ui/run/runscreen.cpp"_s,
        u"#include \"ui/scribe/scribe.h\"\n"_s,
        u"ui/run/runscreen.cpp:4: ui/run may not see ui/scribe"_s);
    row("a client sees a widget", u"app/sources/prometheus.cpp"_s,
        u"#include \"ui/theme/look.h\"\n"_s,
        u"app/sources/prometheus.cpp:4: app/sources may not see ui/theme"_s);
    row("a client sees the journal", u"app/sources/prometheus.cpp"_s,
        u"#include \"app/journal/journal.h\"\n"_s,
        u"app/sources/prometheus.cpp:4: app/sources may not see app/journal"_s);
    row("a room nobody knows", u"app/attic/x.cpp"_s, u""_s,
        u"app/attic/x.cpp:1: app/attic is no room of the architecture"_s);
    row("an include without its room", u"app/net/x.cpp"_s, u"#include \"x.h\"\n"_s,
        u"app/net/x.cpp:4: includes are written from the top of the tree: x.h"_s);
    row("models touch the disk", u"models/plan/x.cpp"_s, u"#include <QFile>\n"_s,
        u"models/plan/x.cpp:4: models/plan has no business with <QFile>"_s);
    row("models draw", u"models/items/x.cpp"_s, u"#include <QtWidgets/QWidget>\n"_s,
        u"models/items/x.cpp:4: models/items has no business with <QtWidgets/QWidget>"_s);
    row("widgets fetch", u"ui/run/x.cpp"_s, u"#include <QNetworkReply>\n"_s,
        u"ui/run/x.cpp:4: ui/run has no business with <QNetworkReply>"_s);
    row("SQL in a client", u"app/sources/x.cpp"_s, u"auto q = \"select a, b from alerts\";\n"_s,
        u"app/sources/x.cpp:4: SQL outside the journal"_s);
    row("SQL in a raw string", u"models/items/x.cpp"_s,
        u"auto q = R\"(\nCREATE TABLE x (a)\n)\";\n"_s,
        u"models/items/x.cpp:5: SQL outside the journal"_s);
    row("SQLite in the application", u"app/application.cpp"_s, u"sqlite3_open(a, b);\n"_s,
        u"app/application.cpp:4: SQLite outside the journal"_s);
    row("a second way out", u"app/hosts/x.cpp"_s, u"QNetworkAccessManager m;\n"_s,
        u"app/hosts/x.cpp:4: the one transport in app/net is the only way out"_s);
}

void TestLayers::findsOffences()
{
    QFETCH(const QString, path);
    QFETCH(const QString, code);
    QFETCH(const QString, what);
    QCOMPARE(offencesOf({path, head + code}), QStringList{what});
}

void TestLayers::letsPassWhatIsRight_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("code");

    const auto row = [](const char *name, const QString &path, const QString &code) {
        QTest::newRow(name) << path << code;
    };
    row("its own room", u"app/net/x.cpp"_s, u"#include \"app/net/x.h\"\n#include <QTcpSocket>\n"_s);
    row("the application sees all", u"app/application.cpp"_s,
        u"#include \"ui/window/window.h\"\n#include \"app/net/x.h\"\n#include \"models/day/day.h\"\n"_s);
    row("the window sees the screens", u"ui/window/x.cpp"_s,
        u"#include \"ui/run/runscreen.h\"\n#include \"ui/theme/look.h\"\n"_s);
    row("a screen sees widgets and models", u"ui/run/x.cpp"_s,
        u"#include \"ui/widgets/chip.h\"\n#include \"models/items/liveday.h\"\n#include <QWidget>\n"_s);
    row("the retro sees the report's words", u"ui/retro/x.cpp"_s,
        u"#include \"models/report/reporttext.h\"\n#include \"ui/widgets/wraplabel.h\"\n"_s);
    row("the runner sees steps", u"app/runner/x.cpp"_s,
        u"#include \"models/steps/tolerance.h\"\n"_s);
    row("SQL where it belongs", u"app/journal/x.cpp"_s, u"auto q = \"select a from b\";\n"_s);
    row("words that look like SQL", u"ui/run/x.cpp"_s,
        u"auto q = tr(\"Select a day\"); // select x from y\n#pragma GCC x\n"_s);
    row("the transport", u"app/net/x.cpp"_s, u"QNetworkAccessManager m;\n"_s);
    row("a word about the transport", u"app/hosts/x.cpp"_s,
        u"// no QNetworkAccessManager here\n"_s);
    row("moc's own file", u"ui/run/x.cpp"_s, u"#include \"x.moc\"\n"_s);
}

void TestLayers::letsPassWhatIsRight()
{
    QFETCH(const QString, path);
    QFETCH(const QString, code);
    QCOMPARE(offencesOf({path, head + code}), QStringList());
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
