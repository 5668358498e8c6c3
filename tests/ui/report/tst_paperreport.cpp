// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "models/report/report.h"
#include "tests/models/rules/dayscript.h"
#include "ui/report/paperreport.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

QString printed(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished())
        qFatal("%s is missing", qPrintable(program));
    return QString::fromUtf8(process.readAllStandardOutput());
}

QString reportOf(const DayScript &script)
{
    return QString::fromUtf8(reportHtml(script.day(), {}, script.now()));
}

/// An experiment that was performed, with a drawing of how fast its alert was.
DayScript oneExperiment()
{
    DayScript script;
    script.tell(QStringList{u"-20 expect prom:CheckoutDown"_s, u"0 trigger"_s,
                            u"43 prom CheckoutDown firing 41"_s, u"200 backout"_s, u"250 reset"_s,
                            u"260 finish"_s});
    return script;
}

} // namespace

class TestPaperReport : public QObject
{
    Q_OBJECT

private slots:
    void isAPdfWithItsTextAndFeet();
    void drawsLinesRatherThanPixels();
    void keepsHeadingsWithTheirText();
    void takesWhatIsLongAndHostile();
};

void TestPaperReport::isAPdfWithItsTextAndFeet()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"r.pdf"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(PaperReport::pdf(reportOf(oneExperiment()), u"First day"_s));
    file.close();
    const QString text = printed(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
    QVERIFY2(text.contains(u"How fast we knew"_s), qPrintable(text));
    QVERIFY(text.contains(u"CheckoutDown"_s));
    const int pages = PaperReport(reportOf(oneExperiment()), {}).pages();
    for (int page = 1; page <= pages; ++page)
        QVERIFY(text.contains(u"%1 of %2"_s.arg(page).arg(pages)));
    QCOMPARE(text.count(u"First day"_s), pages);
    const QString about = printed(u"pdfinfo"_s, {path});
    QVERIFY2(about.contains(u"A4"_s), qPrintable(about));
    QVERIFY(about.contains(QRegularExpression(u"Pages: +%1\\b"_s.arg(pages))));
}

void TestPaperReport::drawsLinesRatherThanPixels()
{
    const QByteArray pdf = PaperReport::pdf(reportOf(oneExperiment()), u"day"_s);
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(!pdf.contains("/Subtype /Image"));
}

void TestPaperReport::keepsHeadingsWithTheirText()
{
    // Wherever the page ends, the heading is on the page of what it heads.
    for (int lines = 20; lines < 60; ++lines) {
        const QString html = u"<p>line</p>"_s.repeated(lines) + u"<h2>Head</h2><h3>Sub</h3>"_s
            + u"<p>body text</p>"_s.repeated(3);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"r.pdf"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(PaperReport::pdf(html, u"day"_s));
        file.close();
        const QStringList pages = printed(u"pdftotext"_s, {path, u"-"_s}).split(u'\f');
        for (const QString &page : pages) {
            if (page.contains(u"Head"_s))
                QVERIFY2(page.contains(u"Sub"_s) && page.contains(u"body text"_s),
                         qPrintable(QString::number(lines)));
        }
    }
}

void TestPaperReport::takesWhatIsLongAndHostile()
{
    DayScript script;
    script.tell(QStringList{u"0 trigger"_s});
    script.say(30, Entries::note(u"note"_s, u"<script>alert(1)</script> \u202e"_s));
    script.say(31, Entries::note(u"note"_s, QString(10'000, u'x')));
    const PaperReport report(reportOf(script), QString(5'000, u'W'));
    QVERIFY(report.text().contains(u"<script>alert(1)</script>"_s));
    QVERIFY(!report.text().contains(QChar(0x202e)));
    QVERIFY(report.pages() < 20);
    QVERIFY(!PaperReport::pdf(reportOf(script), QString(5'000, u'W')).isEmpty());
}

QTEST_MAIN(TestPaperReport)
#include "tst_paperreport.moc"
