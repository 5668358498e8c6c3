// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wall/sharepanel.h"

#include "tests/ui/theme/portrait.h"
#include "ui/widgets/qrcode.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QClipboard>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

const QString pageLink = u"http://192.168.1.20:8130/qI8BNPnrbgWIrQx5vPvBQul7XceiamlI/"_s;

/// Dark or light, seven modules in a row: what readers look for in three corners.
bool hasFinderAt(const QImage &code, int left, int top)
{
    constexpr std::string_view row = "1011101";
    for (int i = 0; i < 7; ++i) {
        const bool isDark = qGray(code.pixel(left + i, top + 3)) < 128;
        if (isDark != (row[std::size_t(i)] == '1'))
            return false;
    }
    return true;
}

} // namespace

class TestSharePanel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
        panel = std::make_unique<SharePanel>(look);
        panel->setAddresses({u"192.168.1.20"_s, u"127.0.0.1"_s});
        panel->resize(1280, panel->height());
        panel->show();
    }

    void isOffAtFirst()
    {
        QVERIFY(find<WordButton>(u"share-off"_s)->isChecked());
        QVERIFY(!find<QLineEdit>(u"shareLink"_s)->isVisible());
        QVERIFY(find<WrapLabel>(u"shareSentence"_s)->text().startsWith(u"The page is off."_s));
    }

    void wishesForAnAddressAndShowsItsLink()
    {
        QSignalSpy opened(panel.get(), &SharePanel::openWished);
        QSignalSpy closed(panel.get(), &SharePanel::closeWished);
        find<WordButton>(u"share-192.168.1.20"_s)->click();
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].toString(), u"192.168.1.20"_s);
        panel->setLink(pageLink);
        QVERIFY(find<QLineEdit>(u"shareLink"_s)->isVisible());
        QVERIFY(find<WordButton>(u"share-192.168.1.20"_s)->isChecked());
        find<WordButton>(u"copyLink"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), pageLink);
        find<WordButton>(u"share-off"_s)->click();
        QCOMPARE(closed.count(), 1);
        panel->setLink({});
        QVERIFY(find<WordButton>(u"share-off"_s)->isChecked());
        QVERIFY(!find<QLineEdit>(u"shareLink"_s)->isVisible());
    }

    void saysWhyItStaysOff()
    {
        find<WordButton>(u"share-192.168.1.20"_s)->click();
        panel->setLink({});
        panel->setTrouble(u"cannot listen at 192.168.1.20: in use"_s);
        QVERIFY(find<WordButton>(u"share-off"_s)->isChecked());
        QCOMPARE(find<WrapLabel>(u"shareSentence"_s)->text(),
                 u"The page is off: cannot listen at 192.168.1.20: in use"_s);
    }

    void drawsACodeThatReadersFind()
    {
        const QImage code = qrCode(pageLink);
        QCOMPARE(code.width(), code.height());
        const int far = code.width() - 4 - 7;
        QVERIFY(hasFinderAt(code, 4, 4) && hasFinderAt(code, far, 4) && hasFinderAt(code, 4, far));
        for (int i = 0; i < code.width(); ++i) {
            for (int edge = 0; edge < 4; ++edge)
                QCOMPARE(code.pixel(i, edge), 0xffffffffU);
        }
        QVERIFY(qrCode(QString(10'000, u'x')).isNull());
    }

    void isPortrayed()
    {
        panel->setLink(pageLink);
        portray(*panel, panel->size(), u"wall-share"_s);
    }

private:
    template<typename Widget>
    Widget *find(const QString &name) const
    {
        return panel->findChild<Widget *>(name);
    }

    Look look;
    std::unique_ptr<SharePanel> panel;
};

QTEST_MAIN(TestSharePanel)
#include "tst_sharepanel.moc"
