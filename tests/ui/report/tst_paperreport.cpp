// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "models/report/report.h"
#include "tests/models/rules/dayscript.h"
#include "ui/report/paperreport.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

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

/// As it is copied from each page of the PDF, without its foot.
QStringList textOfPages(const QString &html)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"r.pdf"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no room");
    file.write(PaperReport::pdf(html, {}));
    file.close();
    QStringList pages = printed(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s}).split(u'\f');
    pages.removeLast();
    return pages;
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
    void endsNoPageInTheMiddleOfARow();
    void cutsARowThatIsTallerThanAPage();
    void saysEachLineOfAParagraphOnce();
    void cutsPagesBetweenPieces();
    void keepsSignsBetweenFigures();
    void keepsPicturesWhole();
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

void TestPaperReport::endsNoPageInTheMiddleOfARow()
{
    QString rows;
    for (int i = 0; i < 120; ++i)
        rows += u"<tr><td>row%1a %2</td><td>row%1b</td><td>row%1c %3 end%1z</td></tr>"_s.arg(i).arg(
            u"some words "_s.repeated(i % 7 * 4), u"others "_s.repeated(i % 5 * 9));
    for (int lines = 20; lines < 28; ++lines) {
        const QString html = u"<p>line</p>"_s.repeated(lines)
            + u"<table width=\"100%\"><thead><tr><th>First</th><th>Second</th><th>Third</th></tr>"
              "</thead>"_s
            + rows + u"</table>"_s;
        const QStringList pages = textOfPages(html);
        QVERIFY(pages.size() > 4);
        for (int i = 0; i < 120; ++i) {
            const auto has = [i](const QString &page) {
                return page.contains(u"row%1b"_s.arg(i))
                    && page.contains(QRegularExpression(u"\\brow%1a\\b"_s.arg(i)))
                    && page.contains(u"end%1z"_s.arg(i));
            };
            QCOMPARE(std::ranges::count_if(pages, has), 1);
        }
        for (int page = 1; page < pages.size(); ++page) // its head is said again
            QVERIFY2(pages[page].trimmed().startsWith(u"First"_s),
                     qPrintable(pages[page].left(80)));
    }
}

void TestPaperReport::cutsARowThatIsTallerThanAPage()
{
    QStringList words;
    for (int i = 0; i < 4000; ++i)
        words << u"word%1x"_s.arg(i);
    const QString html = u"<p>before</p><table width=\"100%\"><tr><td>left</td><td>"_s
        + words.join(u' ') + u"</td></tr><tr><td>last</td><td>row</td></tr></table>"_s;
    const QStringList pages = textOfPages(html);
    QVERIFY(pages.size() > 2);
    const QString all = pages.join(u' ');
    for (const QString &word : std::as_const(words))
        QVERIFY2(all.contains(word), qPrintable(word)); // none is lost
    QVERIFY(pages.back().contains(u"last"_s));
}

void TestPaperReport::saysEachLineOfAParagraphOnce()
{
    QStringList words;
    for (int i = 0; i < 3000; ++i)
        words << u"word%1x"_s.arg(i);
    for (int lines = 0; lines < 3; ++lines) {
        const QStringList pages =
            textOfPages(u"<p>line</p>"_s.repeated(lines) + u"<p>"_s + words.join(u' ') + u"</p>"_s);
        QVERIFY(pages.size() > 2);
        const QString all = pages.join(u' ');
        for (const QString &word : std::as_const(words))
            QCOMPARE(all.count(word), 1);
    }
}

void TestPaperReport::cutsPagesBetweenPieces()
{
    const auto partsOf = [](const std::vector<PaperPage> &pages) {
        QStringList parts;
        for (const PaperPage &page : pages)
            parts << u"%1-%2"_s.arg(page.part.top).arg(page.part.bottom)
                    + (page.head.height() > 0 ? u"+%1"_s.arg(page.head.height()) : QString());
        return parts.join(u' ');
    };
    const PaperSpan head{0, 10};
    QCOMPARE(partsOf(pagesOf({}, 100)), u"0-0"_s);
    QCOMPARE(partsOf(pagesOf({{{0, 40}}, {{50, 90}}, {{95, 120}}}, 100)), u"0-90 95-120"_s);
    // A heading goes with what it heads, and headings in a row go together.
    QCOMPARE(partsOf(pagesOf({{{0, 40}}, {{50, 60}, true}, {{65, 75}, true}, {{80, 130}}}, 100)),
             u"0-40 50-130"_s);
    // Nothing but headings cannot wait for a better page.
    QCOMPARE(partsOf(pagesOf({{{0, 60}, true}, {{60, 90}, true}, {{90, 150}}}, 100)),
             u"0-90 90-150"_s);
    // What is taller than a page is cut.
    QCOMPARE(partsOf(pagesOf({{{0, 20}}, {{30, 250}}, {{250, 260}}}, 100)),
             u"0-20 30-130 130-230 230-260"_s);
    // A page that goes on with a table has less room.
    QCOMPARE(partsOf(pagesOf({{{0, 10}, true},
                              {{10, 60}, false, head},
                              {{60, 95}, false, head},
                              {{95, 150}, false, head},
                              {{150, 190}, false, head}},
                             100)),
             u"0-95 95-150+10 150-190+10"_s);
}

void TestPaperReport::keepsSignsBetweenFigures()
{
    const QString signs = u":-+*/=<>~|@#&()[]{}_^$%±×÷–—−·•→←≤≥≈"_s;
    QString text =
        u"14:10:02.5 2026-12-08 08:30 – 17:30 T+1:02 0:41 ± 0.3 s 2 + 3 1600x900 -> A-B"_s;
    for (const QChar sign : signs)
        text += u" 1%1 2 3 %1 4 5%1A B%1C"_s.arg(sign);
    const QString read = textOfPages(u"<p>"_s + text.toHtmlEscaped() + u"</p>"_s).join(u' ');
    for (const QChar sign : signs + u'x')
        QVERIFY2(
            read.count(sign) == text.count(sign),
            qPrintable(u"%1: %2 of %3"_s.arg(sign).arg(read.count(sign)).arg(text.count(sign))));
    QVERIFY2(read.contains(u"14:10:02.5"_s) && read.contains(u"T+1:02"_s), qPrintable(read));
}

void TestPaperReport::keepsPicturesWhole()
{
    QImage image(200, 1600, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray png;
    QBuffer buffer(&png);
    QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"));
    const QString picture = u"<h4>Seen</h4><p><img width=\"200\" src=\"data:image/png;base64,"_s
        + QString::fromLatin1(png.toBase64()) + u"\"></p>"_s;
    QCOMPARE(PaperReport(picture.repeated(4), {}).pages(), 2);
    // With what it shows, wherever the page ends.
    for (int lines = 10; lines < 50; lines += 5) {
        const QStringList pages = textOfPages(u"<p>line</p>"_s.repeated(lines) + picture);
        QVERIFY(pages.size() <= 2);
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
