// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/posixwords.h"

#include <QProcess>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

/// Words that a shell must give back as they were.
class TestPosixWords : public QObject
{
    Q_OBJECT

private slots:
    void comeBackFromAShell_data();
    void comeBackFromAShell();
    void leavesPlainWordsPlain();
};

void TestPosixWords::comeBackFromAShell_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("plain") << QStringList{u"systemctl"_s, u"stop"_s, u"--now"_s, u"a=b"_s};
    QTest::newRow("empty") << QStringList{u"x"_s, QString(), u"y"_s};
    QTest::newRow("a quote") << QStringList{u"it's"_s, u"'"_s, u"'''"_s, u"\"double\""_s};
    QTest::newRow("a command") << QStringList{u"$(touch /tmp/x)"_s, u"`id`"_s, u"; rm -rf /"_s,
                                              u"a && b | c > d"_s};
    QTest::newRow("patterns") << QStringList{u"*"_s, u"[a-z]?"_s, u"~root"_s, u"{a,b}"_s, u"!x"_s};
    QTest::newRow("space") << QStringList{u" a  b "_s, u"tab\there"_s, u"two\nlines"_s, u"end\\"_s};
    QTest::newRow("far away") << QStringList{u"größer"_s, u"日本語"_s, u"\u202Egnp.exe"_s};
    QTest::newRow("a comment") << QStringList{u"#x"_s, u"a#b"_s, u"-n"_s, u"--"_s};
}

void TestPosixWords::comeBackFromAShell()
{
    QFETCH(const QStringList, words);
    QProcess shell;
    shell.start(u"/bin/sh"_s, {u"-c"_s, u"printf '%s\\0' "_s + posixLine(words)});
    QVERIFY(shell.waitForFinished(30'000));
    QByteArray said = shell.readAllStandardOutput();
    QVERIFY(said.endsWith('\0'));
    said.chop(1);
    QStringList back;
    const QList<QByteArray> pieces = said.split('\0');
    for (const QByteArray &piece : pieces)
        back.push_back(QString::fromUtf8(piece));
    QCOMPARE(back, words);
}

void TestPosixWords::leavesPlainWordsPlain()
{
    QCOMPARE(posixLine({u"systemctl"_s, u"stop"_s, u"postgresql@15.service"_s}),
             u"systemctl stop postgresql@15.service"_s);
    QCOMPARE(posixWord(u"two words"_s), u"'two words'"_s);
    QCOMPARE(posixWord({}), u"''"_s);
}

QTEST_GUILESS_MAIN(TestPosixWords)
#include "tst_posixwords.moc"
