// The window: the attract screen, what stands above all screens, and what the theme follows. Pages.qml brings the rest.
import QtQuick
import ViewModels
import theme
import controls
import screens

Window {
    id: window

    required property Shell shell
    required property Attract attract
    required property Finder finder

    objectName: "kiosk"
    width: 1080
    height: 1920
    color: Theme.deep
    visible: true

    AttractScreen {
        anchors.fill: parent
        visible: window.shell.screen === "attract"
        shell: window.shell
        model: window.attract
        finder: window.finder
    }

    // The pages come after the first picture, and lie below this all the same.
    Overlay {
        anchors.fill: parent
        z: 1
        shell: window.shell
    }

    Binding {
        target: Theme
        property: "windowWidth"
        value: window.width
    }

    Binding {
        target: Theme
        property: "windowHeight"
        value: window.height
    }

    Binding {
        target: Theme
        property: "deep"
        value: window.shell.deep
    }

    Binding {
        target: Theme
        property: "hot"
        value: window.shell.hot
    }

    Binding {
        target: Theme
        property: "hotCarriesText"
        value: window.shell.hotCarriesText
    }

    Binding {
        target: Theme
        property: "highContrast"
        value: window.shell.highContrast
    }

    Binding {
        target: Theme
        property: "textScale"
        value: window.shell.textScale
    }

    Binding {
        target: Theme
        property: "reducedMotion"
        value: window.shell.reducedMotion
    }

    Binding {
        target: Theme
        property: "language"
        value: window.shell.language
    }

    Binding {
        target: Theme
        property: "han"
        value: window.shell.han
    }
}
